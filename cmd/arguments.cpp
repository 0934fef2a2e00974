#include <iterator>

#include "cmd/command.hpp"
#include "text/words.hpp"

namespace matchdesk {

const std::string& Arguments::text(std::string_view name) const {
  static const std::string nothing;
  const auto found = given_.find(name);
  return found == given_.end() ? nothing : found->second.back();
}

std::vector<std::string> Arguments::each(std::string_view name) const {
  const auto found = given_.find(name);
  return found == given_.end() ? std::vector<std::string>{} : found->second;
}

std::vector<std::string> Arguments::texts(std::string_view name) const {
  std::vector<std::string> all;
  for (const std::string& text : each(name))
    for (std::string& part : text::split(text, ","))
      if (!part.empty()) all.push_back(std::move(part));
  return all;
}

}  // namespace matchdesk
