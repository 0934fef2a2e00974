#pragma once

#include "policy/program.hpp"
#include "record/change.hpp"

namespace matchdesk {

// Folds and one more event as in record/story.hpp, by the policy's routes and by the gates of the participant's role.
RequestFold fold(const Request& request, const Policy& policy, std::optional<Instant> until = std::nullopt);
ParticipantFold fold(const Participant& participant, const Policy& policy, std::optional<Instant> until = std::nullopt);
ActivityFold fold(const Activity& activity, const Policy& policy, std::optional<Instant> until = std::nullopt);
Result<RequestFold> after(const Request& request, const Event& event, const Policy& policy);
Result<ParticipantFold> after(const Participant& participant, const Event& event, const Policy& policy);
Result<ActivityFold> after(const Activity& activity, const Event& event, const Policy& policy);

// Says in each event what the policy makes of it: that somebody becomes active by it, that whoever is asked must
// answer, what becomes of a request that was declined. Folding believes it, so that a policy which changes leaves the
// past as it was.
void keep_what_follows(const Program& program, ChangeSet& changes);
// The event as it is when another policy is to say what follows.
Event without_what_followed(Event event);

// Sets the record's state and story to what its history comes to, and returns what is wrong with the history.
template <class Record>
std::vector<LifeProblem> fold_in_place(Record& record, const Policy& policy) {
  auto folded = fold(record, policy);
  record.state = std::move(folded.state);
  record.story = std::move(folded.story);
  return std::move(folded.problems);
}

// A record's story as of a moment: its own where nothing happened later, else told again. The record and the policy
// must outlive it.
template <class Record>
class StoryAt {
 public:
  using Story = decltype(Record::story);
  StoryAt(const Record& record, const Policy& policy, Instant moment) : own_(&record.story) {
    if (own_->latest > moment) earlier_ = fold(record, policy, moment).story;
  }
  const Story& operator*() const { return earlier_ ? *earlier_ : *own_; }
  const Story* operator->() const { return &**this; }

 private:
  const Story* own_;
  std::optional<Story> earlier_;
};

// Makes changes in records as committing them would make them in the files, one on top of the other: events are
// appended and folded, fields set, records added. The first that is not possible ends it and is the error: an event
// that the life of its record does not allow (as `after` says), a record that is not there ("unknown-id"), a field that
// does not take the value.
Result<void> apply(Records& records, const Policy& policy, const ChangeSet& changes);

}  // namespace matchdesk
