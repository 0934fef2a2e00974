#include "report/html.hpp"

#include <doctest/doctest.h>

#include "text/words.hpp"

namespace matchdesk {

TEST_CASE("texts of records stay texts in a page") {
  CHECK(html_text("<b>\"A&B's\"</b>") == "&lt;b&gt;&quot;A&amp;B&#39;s&quot;&lt;/b&gt;");
  Report report;
  report.title = "<script>alert(1)</script>";
  report.figures = {count_figure("x", "</td><img alt=x onerror=alert(1)>", 3, "people", 4)};
  report.series = {{"<svg onload=alert(1)>", {{"\"><script>", 2}}}};
  report.columns = {{"group", "<i>"}};
  report.rows_title = "<h1>";
  Value row = Value::map();
  row.set("group", "<style>");
  report.rows.push(std::move(row));
  const std::string page = report_page(report, {"<name>", "2026-05-20T10:00"});
  for (const char* markup : {"<script", "<img", "<svg onload", "<i>", "<style>\n<", "<name>", "onerror=alert(1)>"})
    CHECK_MESSAGE(page.find(markup) == std::string::npos, markup);
  CHECK(page.find("as of 2026-05-20 10:00") != std::string::npos);
  // Nothing from elsewhere, and nothing that runs.
  for (const char* outside : {"http", "src=", "href=", "url(", "@import"})
    CHECK(page.find(outside) == std::string::npos);
}

TEST_CASE("bars are drawn to one scale, and shares as wide as they are") {
  Report report;
  report.title = "T";
  report.figures = {share_figure("rate", "Rate", 1, 4), {"none", "None", std::nullopt, "hours"}};
  report.series = {{"submitted", {{"2026-04", 8}, {"2026-05", 4}}}, {"met", {{"2026-04", 2}, {"2026-05", 0}}}};
  const std::string page = report_page(report, {"P", "now"});
  CHECK(
      page.find(
          R"(<td class="number">25 %</td><td class="beside">of 4</td><td><div class="bar"><span style="width:25.0%">)") !=
      std::string::npos);
  CHECK(page.find(R"(<th scope="row">None</th><td class="number">–</td>)") != std::string::npos);
  CHECK(page.find(R"(aria-label="Submitted: 2026-04 8, 2026-05 4")") != std::string::npos);
  // 96 high for 8, so 48 for 4 and 24 for 2.
  for (const char* height : {"height=\"96.0\"", "height=\"48.0\"", "height=\"24.0\"", "height=\"0.0\""})
    CHECK_MESSAGE(page.find(height) != std::string::npos, height);
}

}  // namespace matchdesk
