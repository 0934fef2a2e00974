#include "policy/apply.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "record/fields.hpp"

namespace matchdesk {
namespace {

tl::unexpected<Error> unknown(const std::string& id) {
  return fail(Failure::usage, "unknown-id", fmt::format("there is no record '{}'", id));
}

template <class Record>
Result<void> put(Records& records, const Policy& policy, Record record) {
  fold_in_place(record, policy);
  records.put(std::move(record));
  return {};
}

class Applier {
 public:
  Applier(Records& records, const Policy& policy) : records_(records), policy_(policy) {}

  Result<void> operator()(const AppendEvent& change) {
    return with_record_type(change.subject, [&]<class Record>() -> Result<void> {
      const Record* record = records_.find<Record>(change.id);
      if (record == nullptr) return unknown(change.id);
      return after(*record, change.event, policy_).map([&](auto folded) {
        records_.append<Record>(change.id, change.event, std::move(folded));
      });
    });
  }

  Result<void> operator()(const SetField& change) {
    return with_record_type(change.subject, [&]<class Record>() -> Result<void> {
      const Record* known = records_.find<Record>(change.id);
      if (known == nullptr) return unknown(change.id);
      Record record = *known;
      TRY(set(record, change.field, change.value));
      return put(records_, policy_, std::move(record));
    });
  }

  // Where a record is kept changes nothing in it.
  Result<void> operator()(const UncoverRecord&) { return {}; }
  Result<void> operator()(const CreateParticipant& change) { return put(records_, policy_, change.participant); }
  Result<void> operator()(const CreateRequest& change) { return put(records_, policy_, change.request); }
  Result<void> operator()(const CreateActivity& change) { return put(records_, policy_, change.activity); }
  Result<void> operator()(const WriteFile&) { return {}; }
  Result<void> operator()(const RemoveFile&) { return {}; }

 private:
  Records& records_;
  const Policy& policy_;
};

}  // namespace

RequestFold fold(const Request& request, const Policy& policy, std::optional<Instant> until) {
  return fold(request, policy.life, until);
}
ParticipantFold fold(const Participant& participant, const Policy& policy, std::optional<Instant> until) {
  return fold(participant, gates_asked_of(policy, participant), until);
}
ActivityFold fold(const Activity& activity, const Policy&, std::optional<Instant> until) {
  return fold(activity, until);
}
Result<RequestFold> after(const Request& request, const Event& event, const Policy& policy) {
  return after(request, event, policy.life);
}
Result<ParticipantFold> after(const Participant& participant, const Event& event, const Policy& policy) {
  if (event.kind != EventKind::applied) return after(participant, event, gates_asked_of(policy, participant));
  Participant applying = participant;
  applying.history.push_back(event);
  return after(participant, event, gates_asked_of(policy, applying));
}
Result<ActivityFold> after(const Activity& activity, const Event& event, const Policy&) {
  return after(activity, event);
}

namespace {

// Says in the events of a story what the rules made of them.
void say_what_followed(Participant& participant) {
  const auto& activated = participant.state.activated;
  if (!activated) return;
  for (auto told = participant.story.events.rbegin(); told != participant.story.events.rend(); ++told) {
    if (told->kind != EventKind::passed && told->kind != EventKind::applied) continue;
    if (told->at != activated->instant) continue;
    participant.history[told->place].fields.set("activates", true);
    return;
  }
}

void say_what_followed(const StoryEvent<RequestStatus>& told, Event& event) {
  if (told.also == EventKind::asked) event.fields.set("answer", "needed");
  if (told.also == EventKind::accepted) event.fields.set("answer", "not-needed");
  if (told.kind == EventKind::declined) event.fields.set("then", to_text(told.status));
}

void say_what_followed(Request& request) {
  for (const auto& told : request.story.events) say_what_followed(told, request.history[told.place]);
}

void say_what_follows(const Participant& participant, Event& event, const Policy& policy) {
  if (participant.state.activated || (event.kind != EventKind::passed && event.kind != EventKind::applied)) return;
  if (const auto folded = after(participant, event, policy); folded && folded->state.activated)
    event.fields.set("activates", true);
}

void say_what_follows(const Request& request, Event& event, const Policy& policy) {
  if (event.kind != EventKind::assigned && event.kind != EventKind::declined) return;
  const auto folded = after(request, event, policy);
  if (!folded) return;
  const auto told = std::ranges::find(folded->story.events, request.history.size(), &StoryEvent<RequestStatus>::place);
  if (told != folded->story.events.end()) say_what_followed(*told, event);
}

void say_what_follows(const Activity&, Event&, const Policy&) {}

}  // namespace

void keep_what_follows(const Program& program, ChangeSet& changes) {
  Records records = program.records;
  for (auto& change : changes) {
    if (auto* created = std::get_if<CreateParticipant>(&change)) say_what_followed(created->participant);
    if (auto* created = std::get_if<CreateRequest>(&change)) say_what_followed(created->request);
    if (auto* appended = std::get_if<AppendEvent>(&change))
      with_record_type(appended->subject, [&]<class Record>() {
        if (const Record* record = records.find<Record>(appended->id))
          say_what_follows(*record, appended->event, program.policy);
      });
    if (!apply(records, program.policy, {change})) return;
  }
}

Event without_what_followed(Event event) {
  for (const std::string_view field : {"activates", "answer", "then"}) event.fields.remove(field);
  return event;
}

Result<void> apply(Records& records, const Policy& policy, const ChangeSet& changes) {
  Applier applier(records, policy);
  for (const Change& change : changes) {
    TRY(std::visit(applier, change));
  }
  return {};
}

}  // namespace matchdesk
