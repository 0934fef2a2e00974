#include "simulate/scenario.hpp"

#include <algorithm>
#include <vector>

#include "aging/step.hpp"
#include "policy/apply.hpp"
#include "record/effective_events.hpp"

namespace matchdesk {

namespace {

template <class Record>
std::vector<Record> happened(const RecordList<Record>& records, const Policy& policy, Instant until) {
  std::vector<Record> all;
  for (Record record : records) {
    std::vector<Event> history;
    for (const std::size_t place : effective_events(record.history, until).order)
      history.push_back(record.history[place]);
    if (history.empty() && !record.history.empty()) continue;
    record.history = std::move(history);
    fold_in_place(record, policy);
    all.push_back(std::move(record));
  }
  return all;
}

template <class Record>
std::vector<Record> beginning(const RecordList<Record>& records, const Policy& policy, Instant since) {
  std::vector<Record> all(records.begin(), records.end());
  for (Record& record : all) {
    std::erase_if(record.history, [&](const Event& event) { return event.at.instant >= since; });
    fold_in_place(record, policy);
  }
  return all;
}

std::vector<Activity> all_activities(const Records& records) {
  return {records.activities().begin(), records.activities().end()};
}

}  // namespace

Records happened(const Records& records, const Policy& policy, Instant until) {
  return {happened(records.participants(), policy, until), happened(records.requests(), policy, until),
          all_activities(records)};
}

Records beginning(const Records& records, const Policy& policy, Instant since) {
  auto participants = beginning(records.participants(), policy, since);
  for (Participant& participant : participants) {
    const bool begins_later = participant.history.empty() && !records.participant(participant.id)->history.empty();
    if (begins_later) participant.state.status = ParticipantStatus::applied;
  }
  return {std::move(participants), beginning(records.requests(), policy, since), all_activities(records)};
}

bool is_same(const std::optional<NextEnd>& left, const std::optional<NextEnd>& right) {
  if (!left || !right) return left.has_value() == right.has_value();
  return left->kind == right->kind && left->due == right->due;
}

Scenario::Scenario(const Policy& policy, Records records, Instant until)
    : policy_(policy), records_(std::move(records)), rules_(program_, Subject::request, until), until_(until) {}

bool Scenario::allows(const std::string& request, const Event& event) const {
  Request with = *records_.request(request);
  const std::size_t before = fold(with, policy_).problems.size();
  with.history.push_back(without_what_followed(event));
  return fold(with, policy_).problems.size() <= before;
}

template <class Record>
void Scenario::append(const std::string& id, const Event& event) {
  Record with = *records_.find<Record>(id);
  with.history.push_back(without_what_followed(event));
  records_.append<Record>(id, with.history.back(), fold(with, policy_));
}

template void Scenario::append<Request>(const std::string&, const Event&);
template void Scenario::append<Participant>(const std::string&, const Event&);

std::optional<NextEnd> Scenario::next_end(const Request& request) {
  const auto& location = location_of(program_, request);
  const ClockRules& here = rules_.at(location);
  const auto waits = waits_of(program_, here, request, until_);
  if (waits.waits.empty()) return std::nullopt;
  const auto call = matchdesk::next_end(waits, here.policy->calendar, request.history, request.state.status, until_);
  if (!call) return std::nullopt;
  const Instant passed = call->due + std::chrono::seconds(1);
  return NextEnd{call->kind, call->due, step_of(*call, request, *here.policy, location, passed).change.event};
}

}  // namespace matchdesk
