#include "check/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "aging/escalation.hpp"
#include "check/record_checks.hpp"
#include "check/references.hpp"
#include "policy/apply.hpp"
#include "policy/read.hpp"
#include "store/read_record.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

// Warns when the list of holidays soon ends.
void check_holidays(const Policy& policy, const Texts& texts, Instant now, Diagnostics& findings) {
  const auto& through = policy.calendar.holidays_valid_through;
  if (!through) return;
  constexpr int soon = 60;
  const int left = days_between(policy.calendar.zone.date(now), *through);
  if (left > soon) return;
  Diagnostics known;
  const auto program = yaml::Document::parse("program.yaml", texts.files.at("program.yaml"), known);
  findings.push_back(node_of(*program, "holidays")
                         .finding(Severity::warning, "holidays-run-out",
                                  left < 0 ? fmt::format("the holidays were known through {} only", to_text(*through))
                                           : fmt::format("the holidays are known through {} only, {} from now",
                                                         to_text(*through), text::count(left, "day")),
                                  "add the next year's days and move valid_through"));
}

// Asks about standard limits of 0, by which every provider takes nothing whose record does not say otherwise.
void check_standard_limits(const Policy& policy, const Texts& texts, Diagnostics& findings) {
  for (const auto& [path, bytes] : texts.files) {
    if (path != "program.yaml" && !path.starts_with("overlays/")) continue;
    Diagnostics known;
    if (const auto document = yaml::Document::parse(path, bytes, known))
      ask_about_nothing(*document, "capacity.default",
                        fmt::format("{} take no {} unless they say otherwise", term_plural(policy, "provider"),
                                    term_plural(policy, "request")),
                        "should it be so? write how many, or take it out for no limit", findings);
  }
}

// The places of people and requests; none is "".
std::set<std::string> places_of(const Program& program) {
  std::set<std::string> places;
  for (const Participant& participant : program.records.participants()) places.insert(participant.location);
  for (const Request& request : program.records.requests()) places.insert(location_of(program, request));
  return places;
}

bool tells_nobody(const Policy& here, std::string_view name, std::string_view place) {
  const auto clock = std::ranges::find(here.clocks, name, &Clock::name);
  return clock != here.clocks.end() && tells_somebody(*clock) && !nobody_to_tell(*clock, here, place).empty();
}

// Warns of clocks that tell a staff role which nobody holds where there are people or requests.
void check_escalations(const Program& program, const Texts& texts, Diagnostics& findings) {
  Diagnostics known;
  const auto document = yaml::Document::parse("program.yaml", texts.files.at("program.yaml"), known);
  const std::set<std::string> places = places_of(program);
  for (const Clock& clock : program.policy.clocks) {
    std::vector<std::string> without;
    for (const std::string& place : places)
      if (tells_nobody(policy_at(program.policy, place), clock.name, place)) without.push_back(place);
    if (without.empty()) continue;
    const std::string role = escalation_role(clock);
    findings.push_back(
        node_of(*document, fmt::format("clocks.{}.escalate_to", clock.name))
            .finding(Severity::warning, "staff-missing",
                     fmt::format("'{}' tells {} when it is overdue, and {}", clock.name, role,
                                 nobody_is(role, without.size() == places.size() ? "" : text::enumerate(without))),
                     clock.escalate_to.empty()
                         ? "name who coordinates: their addresses in 'staff', their role in 'coverage'"
                         : fmt::format("name somebody in 'staff', under '{}'", role)));
  }
}

bool is_in(std::string_view path, std::string_view folder) {
  if (path.starts_with("restricted/")) path.remove_prefix(std::string_view("restricted/").size());
  return path.starts_with(folder) && path.substr(folder.size()).starts_with('/');
}

// Returns the records of one kind that can be read, folded; adds what is wrong with their form to the findings.
template <class Record>
std::vector<Located<Record>> read_all(const Texts& texts, const Policy& policy, Diagnostics& findings) {
  const yaml::ShapePointer shape = record_shape<Record>(custom_shape(policy));
  std::vector<Located<Record>> all;
  for (const auto& [path, bytes] : texts.files) {
    if (!is_in(path, words_of(subject_of(Record{})).plural)) continue;
    auto record = read_record<Record>(path, bytes, *shape, findings);
    if (!record) continue;
    fold_in_place(*record, policy);
    Diagnostics known;
    all.push_back({std::move(*record), yaml::Document::parse(path, bytes, known)});
  }
  return all;
}

template <class Record>
std::vector<Record> records_of(const std::vector<Located<Record>>& located) {
  std::vector<Record> records;
  for (const Located<Record>& each : located) records.push_back(each.record);
  return records;
}

// Finds records that have the same id, in whichever folders.
template <class Record>
void check_ids(const std::vector<Located<Record>>& located, Diagnostics& findings) {
  std::map<std::string, std::string> first;
  for (const Located<Record>& each : located) {
    const auto [place, is_new] = first.try_emplace(each.record.id, each.record.source.path);
    if (is_new) continue;
    findings.push_back(node_of(*each.document, "id")
                           .finding(Severity::error, "repeated-id",
                                    fmt::format("the id '{}' is also that of {}", each.record.id, place->second),
                                    "give one of the two another id and file name"));
  }
}

}  // namespace

Checked check(const Texts& texts, Instant now) {
  Checked checked{texts.findings, {}};
  const std::optional<Policy> policy = read_policy_files(texts.files, checked.findings);
  if (!policy) {
    checked.findings = sorted(std::move(checked.findings));
    return checked;
  }
  check_holidays(*policy, texts, now, checked.findings);
  check_standard_limits(*policy, texts, checked.findings);
  const auto participants = read_all<Participant>(texts, *policy, checked.findings);
  const auto requests = read_all<Request>(texts, *policy, checked.findings);
  const auto activities = read_all<Activity>(texts, *policy, checked.findings);
  check_ids(participants, checked.findings);
  check_ids(requests, checked.findings);
  check_ids(activities, checked.findings);
  const Records records(records_of(participants), records_of(requests), records_of(activities));
  const Program program{*policy, records};
  const auto check_each = [&](const auto& located) {
    for (const auto& each : located) check_record(each, program, now, checked.findings, checked.fixes);
  };
  check_escalations(program, texts, checked.findings);
  check_each(participants);
  check_each(requests);
  check_each(activities);
  check_duplicates(participants, checked.findings);
  checked.findings = sorted(std::move(checked.findings));
  return checked;
}

}  // namespace matchdesk
