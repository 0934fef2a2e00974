#include <fmt/format.h>

#include <algorithm>

#include "record/life.hpp"

namespace matchdesk {
namespace {

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
    const std::string_view to = transition.to == "same" ? "(stays)" : transition.to;
    lines += transition.rule.empty() ? fmt::format("  {:<16}-> {}\n", transition.event, to)
                                     : fmt::format("  {:<16}-> {}; {}\n", transition.event, to, transition.rule);
  }
  return lines;
}

}  // namespace

std::string life_diagram() {
  const std::vector<RequestStatus> open = statuses_up_to(RequestStatus::met);
  const std::vector<RequestStatus> any = statuses_up_to(RequestStatus::closed);
  std::string diagram = group("new", [](const Transition& row) { return row.from.empty(); });
  for (const RequestStatus status : any) {
    diagram += "\n" + group(to_text(status), [&](const Transition& row) {
                 return row.from != open && row.from != any && std::ranges::find(row.from, status) != row.from.end();
               });
  }
  diagram += "\n" + group("any open one", [&](const Transition& row) { return row.from == open; });
  return diagram + "\n" + group("any, closed too", [&](const Transition& row) { return row.from == any; });
}

}  // namespace matchdesk
