#pragma once

#include <string_view>
#include <vector>

#include "report/figures.hpp"

namespace matchdesk {

// One person of one reporting period who was to be asked how they are doing, with the answers of that period in the
// order in which they were given.
struct AskedPerson {
  const Participant* person = nullptr;
  // Standing `outcome` events, and the ends of their requests that are placements; empty: not answered.
  std::vector<const Event*> answers;
};

// A reporting period that has begun, cut to the span of the question, with everybody who was to be asked in it: people
// of the roles whose outcomes a clock of the policy watches (of all seekers, where none does) who were active before
// the period ended, had not left before it began, and had not found employment before it began. An answer also counts
// from who was not.
struct OutcomeRound {
  Span period;
  std::vector<AskedPerson> people;  // by id
};

std::vector<OutcomeRound> outcome_rounds(const Program& program, const Question& question,
                                         const std::vector<const Participant*>& people);

// What an answer says: employed, studying, looking, unknown. A placement says employed.
std::string_view answer_kind(const Event& answer);

// The last answer of a period, or null.
const Event* last_answer(const AskedPerson& person);

}  // namespace matchdesk
