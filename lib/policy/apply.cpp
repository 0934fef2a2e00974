#include "policy/apply.hpp"

#include <fmt/format.h>

#include "record/fields.hpp"

namespace matchdesk {

namespace {

tl::unexpected<Error> unknown(const std::string& id) {
  return fail(Failure::usage, "unknown-id", fmt::format("there is no record '{}'", id));
}

class Applier {
 public:
  Applier(Records& records, const Policy& policy) : records_(records), policy_(policy) {}

  Result<void> operator()(const AppendEvent& change) {
    switch (change.subject) {
      case Subject::participant:
        if (const auto* participant = records_.participant(change.id)) {
          return after(*participant, change.event, gates_of(policy_, participant->role))
              .map([&](ParticipantState state) { records_.append(change.id, change.event, std::move(state)); });
        }
        break;
      case Subject::request:
        if (const auto* request = records_.request(change.id)) {
          return after(*request, change.event, policy_.life).map([&](RequestState state) {
            records_.append(change.id, change.event, std::move(state));
          });
        }
        break;
      case Subject::activity:
        if (!records_.activity(change.id)) break;
        records_.append(change.id, change.event);
        return {};
    }
    return unknown(change.id);
  }

  Result<void> operator()(const SetField& change) {
    switch (change.subject) {
      case Subject::participant:
        return revise(records_.participant(change.id), change);
      case Subject::request:
        return revise(records_.request(change.id), change);
      case Subject::activity:
        return revise(records_.activity(change.id), change);
    }
    return unknown(change.id);
  }

  // Where a record is kept changes nothing in it.
  Result<void> operator()(const UncoverRecord&) { return {}; }
  Result<void> operator()(const CreateParticipant& change) { return create(change.participant); }
  Result<void> operator()(const CreateRequest& change) { return create(change.request); }
  Result<void> operator()(const CreateActivity& change) { return create(change.activity); }
  Result<void> operator()(const WriteFile&) { return {}; }

 private:
  template <class Record>
  Result<void> revise(const Record* known, const SetField& change) {
    if (!known) return unknown(change.id);
    Record record = *known;
    if (auto done = set(record, change.field, change.value); !done) return done;
    return create(std::move(record));
  }

  template <class Record>
  Result<void> create(Record record) {
    fold_into_state(record, policy_);
    records_.put(std::move(record));
    return {};
  }

  Records& records_;
  const Policy& policy_;
};

}  // namespace

void fold_into_state(Participant& participant, const Policy& policy) {
  participant.state = fold(participant, gates_of(policy, participant.role)).state;
}

void fold_into_state(Request& request, const Policy& policy) { request.state = fold(request, policy.life).state; }

Result<void> apply(Records& records, const Policy& policy, const ChangeSet& changes) {
  Applier applier(records, policy);
  for (const Change& change : changes) {
    if (auto done = std::visit(applier, change); !done) return done;
  }
  return {};
}

}  // namespace matchdesk
