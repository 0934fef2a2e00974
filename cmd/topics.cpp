#include "cmd/topics.hpp"

#include <algorithm>

#include "cmd/pages.hpp"
#include "cmd/topic_parts.hpp"

namespace matchdesk {
namespace {

constexpr std::string_view page_prefix = "topic-";
constexpr std::string_view part_begin = "<!-- insert: ";
constexpr std::string_view part_end = " -->";

std::string_view title_of(std::string_view page) {
  const std::size_t begin = page.find("# ");
  return begin == std::string_view::npos ? page : page.substr(begin + 2, page.find('\n', begin) - begin - 2);
}

std::vector<Topic> find_topics() {
  std::vector<Topic> all;
  for (const auto& [name, page] : pages())
    if (name.starts_with(page_prefix)) all.push_back({name.substr(page_prefix.size()), title_of(page)});
  return all;
}

}  // namespace

const std::vector<Topic>& topics() {
  static const std::vector<Topic> all = find_topics();
  return all;
}

const Topic* find_topic(std::string_view name) {
  const auto found = std::ranges::find(topics(), name, &Topic::name);
  return found == topics().end() ? nullptr : &*found;
}

std::string topic_page(std::string_view name) {
  const auto page = pages().find(std::string(page_prefix) + std::string(name));
  if (page == pages().end()) return {};
  std::string out;
  std::string_view rest = page->second;
  while (true) {
    const std::size_t begin = rest.find(part_begin);
    const std::size_t end = begin == std::string_view::npos ? begin : rest.find(part_end, begin);
    out += rest.substr(0, end == std::string_view::npos ? rest.size() : begin);
    if (end == std::string_view::npos) return out;
    const auto part = topic_parts().find(rest.substr(begin + part_begin.size(), end - begin - part_begin.size()));
    if (part != topic_parts().end()) out += part->second();
    rest.remove_prefix(end + part_end.size());
  }
}

}  // namespace matchdesk
