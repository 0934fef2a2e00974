#pragma once

#include <string>

#include "report/figures.hpp"

namespace matchdesk {

// What a page says about itself.
struct PageAbout {
  std::string program;  // its name
  std::string as_of;    // "2026-05-20T10:00"
};

// A report as one HTML page that needs nothing else: figures, charts drawn as SVG, and the rows; to be read on a
// screen, printed, or sent. No scripts; every text of a record is escaped.
std::string report_page(const Report& report, const PageAbout& about);

// A text inside HTML: markup and quotes escaped, control and bidi characters neutralised.
std::string html_text(std::string_view text);

}  // namespace matchdesk
