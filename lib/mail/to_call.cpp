#include "mail/to_call.hpp"

#include <algorithm>

#include "mail/called_for.hpp"
#include "mail/overtaken.hpp"

namespace matchdesk {
namespace {

bool was_contacted_since(const Participant& person, Instant when) {
  return std::ranges::any_of(person.story.events,
                             [&](const auto& told) { return told.kind == EventKind::contacted && told.at >= when; });
}

bool is_overtaken(const Occasion& occasion, const std::string& letter, Instant now) {
  Message message;
  message.about = {std::string(to_text(subject_of(occasion))), id_of(occasion), std::string(occasion.event->name()),
                   to_text(occasion.event->at), letter};
  return !state_of(*occasion.program, message, now).overtaken.empty();
}

// Whether who was asked has answered, and so knows of it.
bool is_answered(const Occasion& occasion) {
  if (occasion.request == nullptr || occasion.also != EventKind::asked) return false;
  return std::ranges::any_of(occasion.request->story.askings, [&](const Asking& asking) {
    return asking.asked == occasion.event->at && asking.answer != Answer::none;
  });
}

void add_of(const Occasion& occasion, Instant now, std::vector<ToCall>& all) {
  const Event& event = *occasion.event;
  const Policy& policy = *occasion.policy;
  if (event.at.instant > now || due(policy.calendar, event.at.instant, policy.mail_within) < now) return;
  if (is_answered(occasion)) return;
  for (const CalledFor& called : letters_called_for(occasion))
    for (const Unreached& nobody : called.nobody) {
      if (nobody.person == nullptr || was_contacted_since(*nobody.person, event.at.instant)) continue;
      if (is_overtaken(occasion, called.letter.name, now)) continue;
      all.push_back({nobody.person, nobody.why, called.letter.name, id_of(occasion), event.at});
    }
}

}  // namespace

std::vector<ToCall> to_call(const Program& program, Instant now) {
  std::vector<ToCall> all;
  const auto add = [&](const std::vector<Occasion>& occasions) {
    for (const Occasion& occasion : occasions) add_of(occasion, now, all);
  };
  const auto is_recent = [&](const auto& record) {
    return due(program.policy.calendar, record.story.latest, program.policy.mail_within) >= now;
  };
  for (const Request& request : program.records.requests())
    if (is_recent(request)) add(occasions_of(program, request));
  for (const Participant& person : program.records.participants())
    if (is_recent(person)) add(occasions_of(program, person));
  for (const Activity& activity : program.records.activities()) {
    if (!is_recent(activity)) continue;
    for (const auto& told : activity.story.events) add(occasions_of(program, activity, told.place, std::nullopt));
  }
  std::ranges::stable_sort(all, {}, [](const ToCall& each) { return each.since.instant; });
  return all;
}

}  // namespace matchdesk
