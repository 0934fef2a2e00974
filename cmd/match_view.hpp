#pragma once

#include "cmd/command.hpp"
#include "matching/rank.hpp"

namespace matchdesk {

// A ranking as it is shown: a table of candidates (with --explain every criterion and every step of the search), or,
// where nobody is eligible, the nearest misses and what would let them in. `eligible` counts the candidates before
// --top.
View ranking_view(const Context& context, const Ask& ask, const Ranking& ranking, std::size_t eligible);

// Why one provider may not take it, all reasons; or its place in the ranking where it may.
Outcome why_not_view(const Context& context, const Ask& ask, const Participant& provider);

// "chapter, 87 %, waited longest", for the sentence of an assignment.
std::string standing_words(const Candidate& candidate);

// "for Maria Silva (20260514-k3f9)"
std::string asked_for(const Ask& ask);

}  // namespace matchdesk
