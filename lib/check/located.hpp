#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "record/record.hpp"
#include "yaml/tree.hpp"

namespace matchdesk {

// A record with the document that it was read from, so that findings have a place.
template <class Record>
struct Located {
  Record record;
  std::shared_ptr<const yaml::Document> document;
};

// The node of a dotted field; the root where it is not written.
yaml::Node node_of(const yaml::Document& document, std::string_view field);

// The node of one event of the history, by its place in the file.
yaml::Node event_node(const yaml::Document& document, std::size_t event);

}  // namespace matchdesk
