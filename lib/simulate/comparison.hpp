#pragma once

#include <string>
#include <vector>

#include "report/figures.hpp"
#include "simulate/replay.hpp"

namespace matchdesk {

// A figure of what happened beside that of what would have.
struct ComparedFigure {
  Figure before, after;
};

// What would have been different in a period.
struct Comparison {
  std::vector<ComparedFigure> figures;
  Value providers = Value::list();  // those who would have been asked, or would have answered, otherwise: maps
  Value requests = Value::list();  // those that would have gone otherwise, in the order in which they left their course
};

// The figures of `report health` and `report load` that a policy can change, over both courses, each under its policy.
Comparison compare(const Replay& replay, const Policy& recorded, const Policy& changed, const Span& span,
                   Instant until);

}  // namespace matchdesk
