#include <fmt/format.h>

#include <algorithm>

#include "record/life.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

constexpr std::size_t width = 80;
constexpr std::size_t rule_indent = 18;

std::vector<RequestStatus> statuses_up_to(RequestStatus last) {
  std::vector<RequestStatus> statuses;
  for (std::size_t index = 0; index <= static_cast<std::size_t>(last); ++index) {
    statuses.push_back(static_cast<RequestStatus>(index));
  }
  return statuses;
}

// One group of the diagram: its title and the events that lead away from it.
template <class Belongs>
std::string group(std::string_view title, Belongs belongs) {
  std::string lines = fmt::format("{}\n", title);
  for (const Transition& transition : life_of_a_request()) {
    if (!belongs(transition)) continue;
    const std::string_view to = transition.to == "same" ? "stays as it is" : transition.to;
    lines += fmt::format("  {:<16}-> {}\n", transition.event, to);
  }
  return lines + "\n";
}

std::string rules() {
  std::string lines = "rules\n";
  for (const Transition& transition : life_of_a_request()) {
    if (transition.rule.empty()) continue;
    const std::string wrapped = text::wrap(transition.rule, width - rule_indent);
    lines += fmt::format("  {:<16}{}\n", transition.event,
                         text::replace_all(wrapped, "\n", "\n" + std::string(rule_indent, ' ')));
  }
  return lines;
}

}  // namespace

std::string life_diagram() {
  const std::vector<RequestStatus> open = statuses_up_to(RequestStatus::met);
  const std::vector<RequestStatus> any = statuses_up_to(RequestStatus::closed);
  std::string diagram = group("new", [](const Transition& row) { return row.from.empty(); });
  for (const RequestStatus status : any) {
    diagram += group(to_text(status), [&](const Transition& row) {
      return row.from != open && row.from != any && std::ranges::find(row.from, status) != row.from.end();
    });
  }
  diagram += group("any that is open", [&](const Transition& row) { return row.from == open; });
  diagram += group("any", [&](const Transition& row) { return row.from == any; });
  return diagram + rules();
}

}  // namespace matchdesk
