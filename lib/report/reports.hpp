#pragma once

#include <span>
#include <string_view>

#include "report/figures.hpp"

namespace matchdesk {

// How requests fare: of those submitted in the period, how many came how far (funnel) and how long each stage took; how
// long askings of the period stayed pending and how they were answered; what is overdue now, by clock and location.
//
// Waits are elapsed time. Medians and ninetieth percentiles are by nearest rank (statistics.hpp). To assign: from
// submission until somebody was first asked. To accept: from each asking that was accepted until then. To first contact
// and first meeting: from submission. Pending: from each asking until its answer or, without one, until the request
// ended or now. Acceptance rate: accepted askings among those accepted, declined or timed out; an asking whose request
// a clock closed, whatever that outcome is called, timed out.
Report health_report(const Program& program, const Question& question);

// Who has how much: for each provider what it holds now, what was put to it in the period and its share of all, and how
// evenly that is spread over the active ones: Gini (statistics.hpp), and the most as a multiple of the mean.
Report load_report(const Program& program, const Question& question);

// What became of people: for each reporting period of the span who was to be asked (outcome_rounds.hpp), what they said
// and with which evidence; and how requests of theirs that closed in the span ended.
Report outcomes_report(const Program& program, const Question& question);

// How many people the providers pointed on to: of matches whose first meeting lies in the span, the referrals given,
// beside those that the kind of request expects.
Report referrals_report(const Program& program, const Question& question);

// How providers reject, and what was done about it: of the period the rejections, those that count, and the steps of
// the non-compliance ladder that they reached; for each provider who ever rejected anything what counts and what does
// not, the step reached last, and what was done about each. Answers `now`: the ladder is not of a period.
Report compliance_report(const Program& program, const Question& question);

// Every person of each reporting period with every answer: what, when, recorded by whom, on which evidence; those
// without an answer too.
Report audit_report(const Program& program, const Question& question);

// Who was in touch with whom: contacts, invitations and attendances of the span, how many of those invited came to what
// took place in it, and for each person when and how they were last in touch. What counts as that, for whom, and how
// long somebody may be left alone, says the clock that a contact or an attendance starts anew.
Report engagement_report(const Program& program, const Question& question);
// How partner organizations are kept in touch with: who spoke to them in the period, in which place's name (on any
// record of the organization: its own, its opportunities', its people's), which of these contacts fell into another
// place's quiet period, what is overdue, and what they offer: open opportunities, places taken, people placed in the
// period. A contact that was refused is recorded nowhere, so the contacts that kept the quiet period are counted
// instead.
Report employers_report(const Program& program, const Question& question);

struct ReportKind {
  std::string_view name;
  std::string_view about;
  Subject subject;  // of --where and --by
  bool has_groups;  // whether --by is possible
  Report (*make)(const Program&, const Question&);
};

// All of them, in the order of the help.
std::span<const ReportKind> report_kinds();

}  // namespace matchdesk
