#include "mail/occasion.hpp"

#include <algorithm>
#include <variant>

#include "policy/apply.hpp"
#include "record/fields.hpp"
#include "store/read_record.hpp"

namespace matchdesk {
namespace {

constexpr std::string_view restricted = "restricted/";

template <class Map>
auto* find_or(const Map& changed, std::string_view id, const typename Map::mapped_type* before) {
  const auto found = changed.find(id);
  return found == changed.end() ? before : &found->second;
}

// Who holds the request, or is asked, after each of its events; after one that sends it back, who had it until then.
class ProviderByEvent {
 public:
  ProviderByEvent(const Request& request, const LifeRules& rules) : so_far_(request), rules_(rules) {
    so_far_.history.clear();
  }
  std::string after(const Event& event) {
    so_far_.history.push_back(event);
    std::string now = fold(so_far_, rules_).state.provider;
    std::string before = std::exchange(last_, now);
    if (!now.empty()) return now;
    return before.empty() ? event.text("provider") : before;
  }

 private:
  Request so_far_;
  const LifeRules& rules_;
  std::string last_;
};

Instant after_all(const std::vector<Event>& history) {
  Instant last{};
  for (const Event& event : history) last = std::max(last, event.at.instant);
  return last;
}

const Moment* moment_of(const std::vector<Moment>& timeline, const Event& event) {
  const auto found = std::ranges::find(timeline, &event, &Moment::event);
  return found == timeline.end() ? nullptr : &*found;
}

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

}  // namespace

ChangedRecords::ChangedRecords(const Program& before, const ChangeSet& changes) : before_(before) {
  for (const Change& change : changes) {
    if (const auto* append_event = std::get_if<AppendEvent>(&change)) append(*append_event);
    if (const auto* field = std::get_if<SetField>(&change)) {
      if (field->subject == Subject::participant && participant(field->id))
        (void)set(changed_participant(field->id), field->field, field->value);
      if (field->subject == Subject::request && request(field->id))
        (void)set(changed_request(field->id), field->field, field->value);
    }
    if (const auto* made = std::get_if<CreateParticipant>(&change)) {
      const Participant& participant = made->participant;
      for (std::size_t i = 0; i < participant.history.size(); ++i)
        events_.push_back({Subject::participant, participant.id, i});
      participants_.insert_or_assign(participant.id, participant);
    }
    if (const auto* made = std::get_if<CreateRequest>(&change)) {
      for (std::size_t i = 0; i < made->request.history.size(); ++i)
        events_.push_back({Subject::request, made->request.id, i});
      requests_.insert_or_assign(made->request.id, made->request);
    }
  }
  for (auto& [id, participant] : participants_) fold_into_state(participant, before.policy);
  for (auto& [id, request] : requests_) fold_into_state(request, before.policy);
}

void ChangedRecords::append(const AppendEvent& change) {
  if (change.subject == Subject::participant && participant(change.id)) {
    auto& history = changed_participant(change.id).history;
    events_.push_back({change.subject, change.id, history.size()});
    history.push_back(change.event);
  } else if (change.subject == Subject::request && request(change.id)) {
    auto& history = changed_request(change.id).history;
    events_.push_back({change.subject, change.id, history.size()});
    history.push_back(change.event);
  }
}

const Participant* ChangedRecords::participant(std::string_view id) const {
  return find_or(participants_, id, before_.records.participant(id));
}

const Request* ChangedRecords::request(std::string_view id) const {
  return find_or(requests_, id, before_.records.request(id));
}

Participant& ChangedRecords::changed_participant(const std::string& id) {
  return participants_.try_emplace(id, *participant(id)).first->second;
}

Request& ChangedRecords::changed_request(const std::string& id) {
  return requests_.try_emplace(id, *request(id)).first->second;
}

std::vector<Occasion> occasions_of(const ChangedRecords& records, const Request& request) {
  const Policy& program = records.before().policy;
  const Participant* seeker = records.participant(request.seeker);
  Occasion common{.records = &records, .request = &request, .seeker = seeker};
  common.location = !request.location.empty() ? request.location : seeker ? seeker->location : "";
  common.policy = &policy_at(program, common.location);
  const auto timeline = timeline_of(request, program.life, after_all(request.history));
  ProviderByEvent provider_by_event(request, program.life);
  std::vector<Occasion> occasions;
  for (std::size_t i = 0; i < request.history.size(); ++i) {
    const Event& event = request.history[i];
    const std::string provider = provider_by_event.after(event);
    const Moment* moment = moment_of(timeline, event);
    if (moment == nullptr) continue;
    Occasion occasion = common;
    occasion.event = &event;
    occasion.derived = moment->derived;
    occasion.provider = records.participant(provider);
    occasion.index = i;
    occasions.push_back(std::move(occasion));
  }
  return occasions;
}

std::vector<Occasion> occasions_of(const ChangedRecords& records, const Participant& participant) {
  const Policy& program = records.before().policy;
  const auto timeline = timeline_of(participant, after_all(participant.history));
  std::vector<Occasion> occasions;
  for (std::size_t i = 0; i < participant.history.size(); ++i) {
    if (moment_of(timeline, participant.history[i]) == nullptr) continue;
    Occasion occasion{.records = &records,
                      .policy = &policy_at(program, participant.location),
                      .location = participant.location,
                      .event = &participant.history[i],
                      .participant = &participant,
                      .index = i};
    if (has_side(program, participant, Side::seeker)) occasion.seeker = &participant;
    if (has_side(program, participant, Side::provider)) occasion.provider = &participant;
    occasions.push_back(std::move(occasion));
  }
  return occasions;
}

const std::string& id_of(const Occasion& occasion) {
  return occasion.request ? occasion.request->id : occasion.participant->id;
}

Subject subject_of(const Occasion& occasion) { return occasion.request ? Subject::request : Subject::participant; }

bool is_restricted(const Occasion& occasion) {
  const Policy& policy = occasion.records->before().policy;
  return is_restricted(occasion.request, policy) || is_restricted(occasion.participant, policy) ||
         is_restricted(occasion.seeker, policy) || is_restricted(occasion.provider, policy);
}

}  // namespace matchdesk
