#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "yaml/shape.hpp"

namespace matchdesk {

// The text of cmd/*.md by the file's stem ("assign", "intake-add", "topic-dates") and of the scripts cmd/completion.*
// by the file's name. Made in the build.
const std::map<std::string_view, std::string_view>& pages();

// A page of the help that is not about one command: cmd/topic-NAME.md.
struct Topic {
  std::string_view name;   // "dates"
  std::string_view about;  // the page's title
};

// By name.
const std::vector<Topic>& topics();

const Topic* find_topic(std::string_view name);

// A topic's page with its generated parts in their places: a line "<!-- insert: life -->" stands for Markdown that is
// made from the tables of the code. Empty for an unknown topic.
std::string topic_page(std::string_view name);

// What "<!-- insert: NAME -->" stands for in a topic's page, by name: Markdown made from the tables of the code.
const std::map<std::string_view, std::function<std::string()>>& topic_parts();

// A shape's keys, those inside other keys too, one item a line: "- `clocks.NAME.within` (duration): how long it may
// take".
std::string described_keys(const yaml::Shape& shape);

}  // namespace matchdesk
