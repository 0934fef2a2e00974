#include "rooms/said.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "aging/clocks.hpp"
#include "aging/compliance.hpp"
#include "aging/timeline.hpp"
#include "facts/derived.hpp"
#include "facts/fact.hpp"
#include "mail/variables.hpp"
#include "matching/ask.hpp"
#include "matching/capacity.hpp"
#include "report/reports.hpp"
#include "report/stages.hpp"
#include "simulate/answers.hpp"

namespace matchdesk {

using world::at;
using world::Lines;
using world::person;
using world::wall;

namespace {

// A time of `derived`.
std::string said(const Value& value) { return value.is_null() ? "never" : wall(at(value.text())); }

std::string in_words(Answer answer) {
  constexpr std::array<std::string_view, 5> words{"", "accepted", "declined", "timed-out", "ended"};
  return std::string(words.at(static_cast<std::size_t>(answer)));
}

std::string_view name_of(const std::optional<EventKind>& kind) { return kind ? to_text(*kind) : ""; }

}  // namespace

std::string said(const std::optional<Instant>& instant) { return instant ? wall(*instant) : "never"; }

Said::Said(const Policy& policy, const Request& request, std::optional<Instant> until)
    : policy_(policy),
      records_(
          world::records(policy,
                         {person("maria-silva", "client", "Maria", "Silva"),
                          person("john-doe", "mentor", "John", "Doe"), person("ana-ruiz", "mentor", "Ana", "Ruiz")},
                         {request}, {}, until)),
      request_(records_.requests().front()) {}

Lines Said::show() const {
  const Value facts = derived_value(program_, &request_, evening);
  const auto text = [&](std::string_view name) { return display(*facts.find(name)); };
  const auto time = [&](std::string_view name) { return said(*facts.find(name)); };
  return {"status " + text("status"),
          "provider " + text("provider"),
          "route " + text("present_route"),
          "asked " + time("asked"),
          "accepted " + time("accepted"),
          "returned " + time("returned") + " " + text("returned_why"),
          "closed " + time("closed"),
          "waits since " + time("waiting_since"),
          "talk to " + text("talk_to"),
          "declined by " + text("declined_by"),
          "timed out by " + text("timed_out_by")};
}

std::string Said::name(std::string_view typed) const {
  const Fact fact = find_fact(policy_, Subject::request, typed).value();
  return display(fact.read(program_, &request_, evening));
}

Lines Said::timeline(Instant now) const {
  Lines lines;
  for (const Moment& moment : timeline_of(request_, policy_, now))
    lines.push_back(fmt::format("{} {} {}", wall(moment.at), to_text(moment.kind), name_of(moment.also)));
  return lines;
}

Lines Said::timeline(std::string_view provider, Instant now) const {
  std::vector<Moment> moments;
  add_request(moments, *records_.participant(provider), request_, policy_, now);
  std::ranges::stable_sort(moments, {}, &Moment::at);
  Lines lines;
  for (const Moment& moment : moments) lines.push_back(fmt::format("{} {}", wall(moment.at), to_text(moment.kind)));
  return lines;
}

Lines Said::clocks() const {
  Lines lines;
  for (const Running& running : running_clocks(program_, request_, evening))
    lines.push_back(fmt::format("{} since {} by {}", running.clock->name, wall(running.started), running.who));
  return lines;
}

Lines Said::rejections(std::string_view provider, Instant now) const {
  Lines lines;
  for (const Rejection& rejection : rejections_of(program_, *records_.participant(provider), now))
    lines.push_back(fmt::format("{} {}", wall(rejection.at.instant), to_text(rejection.event)));
  return lines;
}

Lines Said::asks(std::string_view provider, Instant now) const {
  Lines lines;
  for (const Asked& asked : asks_put_to(program_, provider, now))
    lines.push_back(fmt::format("{} {} {}", wall(asked.at), asked.route, in_words(asked.answer)));
  return lines;
}

Lines Said::stages() const {
  const Stages stages = stages_of(request_);
  return {"submitted " + matchdesk::said(stages.submitted), "assigned " + matchdesk::said(stages.assigned),
          "accepted " + matchdesk::said(stages.accepted)};
}

std::map<std::string, std::chrono::seconds> Said::stays() const {
  std::map<std::string, std::chrono::seconds> spent;
  for (const Stay& stay : stays_of(request_))
    spent[std::string(to_text(stay.status))] += stay.end.value_or(evening) - stay.begin;
  return spent;
}

Lines Said::load_of(std::string_view provider) const {
  Lines numbers;
  const Report report = load_report(program_, question());
  for (const Value& row : report.rows.items()) {
    if (row.find("provider")->text() != provider) continue;
    for (const auto* key : {"held", "pending", "asked", "direct", "accepted", "declined", "timed_out"})
      numbers.push_back(fmt::format("{} {}", key, display(*row.find(key))));
  }
  return numbers;
}

Lines Said::health() const {
  constexpr std::array<std::string_view, 9> wanted{"submitted", "assigned",  "accepted",   "average-pending-time",
                                                   "declined",  "timed-out", "queued-now", "pending-now",
                                                   "held-now"};
  Lines lines;
  for (const Figure& figure : health_report(program_, question()).figures)
    if (std::ranges::find(wanted, figure.name) != wanted.end())
      lines.push_back(figure.name + (figure.value ? fmt::format(" {:.1f}", *figure.value) : " -"));
  return lines;
}

Lines Said::letters() const {
  Lines lines;
  for (const Occasion& occasion : occasions_of(program_, request_))
    lines.push_back(fmt::format("{} {} {}", wall(occasion.event->at.instant), name_of(occasion.also),
                                occasion.provider ? occasion.provider->id : ""));
  std::ranges::sort(lines);
  return lines;
}

Course Said::course() const {
  Request lived = request_;
  lived.history.clear();
  for (const Event* event : story_events(request_)) lived.history.push_back(*event);
  return course_of(world::folded(lived, policy_));
}

Lines Said::everything(Instant then) const {
  Lines all = show();
  const auto add = [&all](const Lines& lines) { all.insert(all.end(), lines.begin(), lines.end()); };
  for (const auto* typed : {"route", "status", "provider", "asked", "accepted", "waiting", "declined_by",
                            "timed_out_by", "state", "due", "events"})
    all.push_back(name(typed));
  for (const Instant now : {then, evening}) {
    add(timeline(now));
    for (const std::string& provider : providers) {
      add(timeline(provider, now));
      add(rejections(provider, now));
      add(asks(provider, now));
    }
  }
  add(clocks());
  add(stages());
  add(letters());
  for (const auto& [status, spent] : stays()) all.push_back(fmt::format("{} {}", status, spent.count()));
  all.push_back(ask_of(program_, request_).route);
  Question by_route = question();
  by_route.by = find_grouping(policy_, Subject::request, "route").value();
  for (const Report& report : {load_report(program_, question()), health_report(program_, question()),
                               health_report(program_, by_route), referrals_report(program_, question())}) {
    for (const Figure& figure : report.figures) all.push_back(figure.name + " " + value_text(figure));
    all.push_back(display(report.rows));
  }
  for (const Occasion& occasion : occasions_of(program_, request_))
    all.push_back(display(
        variables_of(occasion, {}, NamedFacts("{{request.provider}} {{request.declined_by}} {{request.route}}"))));
  for (const std::string& provider : providers) {
    all.push_back(fmt::format("{}", capacity_use(program_, *records_.participant(provider), "assigned", evening).used));
    const auto answer = Answers(program_).of(request_.id, provider);
    all.push_back(answer ? fmt::format("{} {}", in_words(answer->answer), answer->delay.count()) : "no answer");
  }
  for (const Stretch& stretch : course().held) all.push_back(stretch.provider + " " + wall(stretch.accepted));
  return all;
}

Question Said::question() const {
  return {.span = span_between(world::day("2026-01-01"), world::day("2026-12-31")), .now = evening};
}

}  // namespace matchdesk
