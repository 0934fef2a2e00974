#include "check/located.hpp"

namespace matchdesk {

yaml::Node node_of(const yaml::Document& document, std::string_view field) {
  yaml::Node node = document.root();
  while (!field.empty() && node.is_map()) {
    const std::size_t dot = field.find('.');
    const auto found = node.find(field.substr(0, dot));
    if (!found) return node;
    node = *found;
    field.remove_prefix(dot == std::string_view::npos ? field.size() : dot + 1);
  }
  return node;
}

yaml::Node event_node(const yaml::Document& document, std::size_t event) {
  const yaml::Node history = node_of(document, "history");
  std::size_t place = 0;
  for (auto node = history.first(); node; node = node->next(), ++place)
    if (place == event) return *node;
  return history;
}

}  // namespace matchdesk
