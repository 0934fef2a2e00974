#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "record/life.hpp"
#include "record/record.hpp"

namespace matchdesk {

// Why an event cannot stand, in the words of LifeProblem.
struct Refusal {
  std::string message;
  std::string hint;
};

// What a step may look at beside the state.
struct LifeContext {
  const Request& request;
  const LifeRules& rules;
};

// A row of the life of a request with what it means: `refuses` says why the event cannot stand although the status
// allows it (null: never), `apply` makes the state what it is afterwards (null: the same).
struct LifeRow {
  Transition transition;
  std::optional<Refusal> (*refuses)(const RequestState&, const Event&, const LifeContext&) = nullptr;
  void (*apply)(RequestState&, const Event&, const LifeContext&) = nullptr;
};

std::span<const LifeRow> life_rows();
const LifeRow* find_life_row(std::string_view event);

}  // namespace matchdesk
