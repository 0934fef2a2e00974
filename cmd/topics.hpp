#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace matchdesk {

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

}  // namespace matchdesk
