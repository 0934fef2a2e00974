#include "mail/occasion.hpp"

#include <algorithm>

#include "facts/guests.hpp"
#include "store/read_record.hpp"

namespace matchdesk {
namespace {

constexpr std::string_view restricted = "restricted/";

bool has_side(const Policy& policy, const Participant& participant, Side side) {
  const Role* role = find_role(policy, participant.role);
  return role != nullptr && role->side == side;
}

template <class Record>
bool is_restricted(const Record* record, const Policy& policy) {
  if (record == nullptr) return false;
  const std::string path = record->source.path.empty() ? path_of_new(*record, policy) : record->source.path;
  return path.starts_with(restricted);
}

// What all occasions that are about a participant have in common.
Occasion concerning(const Program& program, const Participant& participant) {
  Occasion common{.program = &program,
                  .policy = &policy_at(program.policy, participant.location),
                  .location = participant.location,
                  .participant = &participant};
  if (has_side(program.policy, participant, Side::seeker)) common.seeker = &participant;
  if (has_side(program.policy, participant, Side::provider)) common.provider = &participant;
  return common;
}

// One occasion for each event of the story, like `common`, in the order of the history.
template <class Record, class Complete>
std::vector<Occasion> occasions_like(const Occasion& common, const Record& record, Complete complete) {
  std::vector<Occasion> occasions;
  for (const auto& told : record.story.events) {
    Occasion occasion = common;
    occasion.event = &record.history[told.place];
    occasion.also = told.also;
    occasion.index = told.place;
    complete(occasion, told);
    occasions.push_back(std::move(occasion));
  }
  std::ranges::sort(occasions, {}, &Occasion::index);
  return occasions;
}

}  // namespace

std::vector<Occasion> occasions_of(const Program& program, const Request& request) {
  Occasion common{.program = &program, .request = &request, .seeker = program.records.participant(request.seeker)};
  common.location = location_of(program, request);
  common.policy = &policy_at(program.policy, common.location);
  return occasions_like(common, request, [&](Occasion& occasion, const auto& told) {
    const std::string& provider = told.asking < 0
                                      ? occasion.event->text("provider")
                                      : request.story.askings[static_cast<std::size_t>(told.asking)].provider;
    occasion.provider = program.records.participant(provider);
    occasion.ends_asking = told.status == RequestStatus::queued || told.status == RequestStatus::closed;
  });
}

std::vector<Occasion> occasions_of(const Program& program, const Participant& participant) {
  return occasions_like(concerning(program, participant), participant, [](const Occasion&, const auto&) {});
}

std::vector<Occasion> occasions_of(const Program& program, const Activity& activity, std::size_t index,
                                   const std::optional<Timestamp>& was_for) {
  std::vector<Occasion> occasions;
  for (const std::string& id : unanswered(guests_of(program, activity))) {
    Occasion occasion = concerning(program, *program.records.participant(id));
    occasion.event = &activity.history[index];
    occasion.index = index;
    occasion.activity = &activity;
    if (was_for && activity.when && *was_for != *activity.when) occasion.moved_from = was_for->instant;
    occasions.push_back(std::move(occasion));
  }
  return occasions;
}

std::vector<Occasion> occasions_around(const Occasion& occasion) {
  if (occasion.activity == nullptr)
    return occasion.request ? occasions_of(*occasion.program, *occasion.request)
                            : occasions_of(*occasion.program, *occasion.participant);
  Occasion common = occasion;
  common.moved_from.reset();
  return occasions_like(common, *occasion.activity, [](const Occasion&, const auto&) {});
}

const std::string& id_of(const Occasion& occasion) {
  if (occasion.activity) return occasion.activity->id;
  return occasion.request ? occasion.request->id : occasion.participant->id;
}

Subject subject_of(const Occasion& occasion) {
  if (occasion.activity) return Subject::activity;
  return occasion.request ? Subject::request : Subject::participant;
}

bool is_restricted(const Occasion& occasion) {
  const Policy& policy = occasion.program->policy;
  return is_restricted(occasion.request, policy) || is_restricted(occasion.participant, policy) ||
         is_restricted(occasion.seeker, policy) || is_restricted(occasion.provider, policy);
}

}  // namespace matchdesk
