#include "facts/ladder_facts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "facts/shared.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

Value rejection_facts(const Rejection& rejection) {
  Value facts = Value::map();
  facts.set("request", rejection.request);
  facts.set("at", to_text(rejection.at));
  facts.set("event", to_text(rejection.event));
  facts.set("reason", or_null(rejection.reason));
  facts.set("counts", rejection.why_not.empty());
  facts.set("why_not", or_null(rejection.why_not));
  return facts;
}

Value step_facts(const ReachedStep& reached) {
  Value done = Value::list();
  for (const ActionDone& each : reached.done)
    done.push(Value::Map{{"action", each.action}, {"at", to_text(each.at)}, {"outcome", or_null(each.outcome)}});
  Value facts = Value::map();
  facts.set("step", reached.step->number);
  facts.set("reached", to_text(reached.by.at));
  facts.set("request", reached.by.request);
  facts.set("done", std::move(done));
  facts.set("missing", reached.missing);
  facts.set("taken", or_null(reached.taken));
  facts.set("taken_by", or_null(reached.taken_by));
  return facts;
}

std::string day(const Timestamp& time) { return to_text(local_date(time)); }

// "declined: no-time; the 2nd that counts" is said by the number alone: "no-time (2)".
std::string rejection_words(const Rejection& rejection, int number) {
  const std::string what = rejection.reason.empty() ? std::string(to_text(rejection.event))
                                                    : fmt::format("{}: {}", to_text(rejection.event), rejection.reason);
  return rejection.why_not.empty() ? fmt::format("{}, {}; counts, as number {}", rejection.request, what, number)
                                   : fmt::format("{}, {}; {}", rejection.request, what, rejection.why_not);
}

}  // namespace

Value ladder_facts(const LadderStanding& standing) {
  if (standing.rejections.empty()) return {};
  Value rejections = Value::list(), steps = Value::list();
  for (const Rejection& rejection : standing.rejections) rejections.push(rejection_facts(rejection));
  for (const ReachedStep& reached : standing.steps) steps.push(step_facts(reached));
  Value facts = Value::map();
  facts.set("counted", standing.counted);
  facts.set("rejections", std::move(rejections));
  facts.set("steps", std::move(steps));
  return facts;
}

std::string done_about(const ReachedStep& reached) {
  std::vector<std::string> parts;
  for (const ActionDone& done : reached.done) {
    const std::string what = done.by == EventKind::excepted ? std::string(to_text(done.by)) : done.action;
    parts.push_back(fmt::format("{}{}{}, {}", what, done.outcome.empty() ? "" : ": ", done.outcome, day(done.at)));
  }
  if (reached.taken_by == EventKind::exited) parts.push_back(fmt::format("exited, {}", day(*reached.taken)));
  if (parts.empty()) parts.push_back("to be taken");
  if (!reached.missing.empty()) parts.push_back("missing: " + text::join(reached.missing, ", "));
  return text::join(parts, "; ");
}

std::vector<std::pair<std::string, std::string>> ladder_lines(const LadderStanding& standing) {
  std::vector<std::pair<std::string, std::string>> lines;
  int number = 0;
  for (const Rejection& rejection : standing.rejections) {
    if (rejection.why_not.empty()) ++number;
    lines.emplace_back(day(rejection.at), rejection_words(rejection, number));
  }
  for (const ReachedStep& reached : standing.steps) {
    const std::string asks = reached.taken ? "" : "; " + action_of(*reached.step, reached.missing);
    lines.emplace_back(fmt::format("step {}", reached.step->number),
                       fmt::format("reached {}; {}{}", day(reached.by.at), done_about(reached), asks));
  }
  return lines;
}

}  // namespace matchdesk
