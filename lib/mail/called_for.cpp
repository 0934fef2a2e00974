#include "mail/called_for.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "aging/compliance.hpp"
#include "aging/condition.hpp"
#include "aging/escalation.hpp"
#include "mail/overtaken.hpp"

namespace matchdesk {
namespace {

// Collects the addresses of whom a letter names.
class Addresses {
 public:
  Addresses(const Occasion& occasion, bool asks, std::vector<Unreached>& nobody)
      : occasion_(occasion), asks_(asks), nobody_(nobody) {}

  void add(const std::string& who) {
    const Policy& policy = *occasion_.policy;
    if (who == "seeker") return add(occasion_.seeker);
    if (who == "provider") return add(occasion_.provider);
    if (who == "participant") return add(occasion_.participant);
    if (who == "coordinator") return add_staff(coordinators_at(policy, occasion_.location), who);
    if (who == "waiting-on") return add_named(occasion_.event->text("who"));
    if (who == "told") {
      for (const std::string& each : occasion_.event->texts("to")) add_named(each);
      return;
    }
    for (const Participant* person : {occasion_.participant, occasion_.seeker, occasion_.provider})
      if (person != nullptr && person->role == who) return add(person);
    if (const Participant* owner = owner_of_opportunity(); owner != nullptr && owner->role == who) return add(owner);
    if (find_role(policy, who) == nullptr) add_staff(staff_at(policy, who, occasion_.location), who);
  }

  std::vector<Mailbox> found() && { return std::move(found_); }

 private:
  // What an event says of whom it reached: a side, an id, an address, a staff role; nothing: whose record it is.
  void add_named(const std::string& who) {
    if (who.empty()) return add(occasion_.participant);
    if (occasion_.participant && (who == "seeker" || who == "provider")) return add(occasion_.participant);
    if (is_address(who)) return add(Mailbox{"", who});
    if (const Participant* person = occasion_.program->records.participant(who)) return add(person);
    add(who);
  }

  void add(const Participant* person) {
    if (person == nullptr) return;  // a request that nobody holds: nobody is to be told
    person = &contact_of(*occasion_.program, *person);
    if (has_left(*person) && !says_that_they_left(*occasion_.event)) return;
    if (const std::string why = why_no_letters(*person); !why.empty()) {
      nobody_.push_back({person, fmt::format("{} {}", person->id, why)});
    } else if (!is_address(person->email)) {
      nobody_.push_back({person, fmt::format("the e-mail address of {} cannot be written to", person->id)});
    } else if (person->letters != "needed" || asks_) {
      add(Mailbox{display_name(*person), person->email});
    }
  }

  const Participant* owner_of_opportunity() const {
    for (const Participant* each : {occasion_.participant, occasion_.provider})
      if (each != nullptr && !each->employer.empty()) return occasion_.program->records.participant(each->employer);
    return nullptr;
  }

  void add_staff(const std::vector<std::string>& addresses, const std::string& role) {
    if (addresses.empty()) nobody_.push_back({nullptr, nobody_is(role, occasion_.location)});
    for (const std::string& address : addresses) add(Mailbox{"", address});
  }

  void add(Mailbox mailbox) {
    if (std::ranges::find(found_, mailbox.address, &Mailbox::address) == found_.end())
      found_.push_back(std::move(mailbox));
  }

  const Occasion& occasion_;
  bool asks_;
  std::vector<Unreached>& nobody_;
  std::vector<Mailbox> found_;
};

std::vector<Mailbox> addresses_of(const Occasion& occasion, const std::vector<std::string>& people, bool asks,
                                  std::vector<Unreached>& nobody) {
  Addresses addresses(occasion, asks, nobody);
  for (const std::string& who : people) addresses.add(who);
  return std::move(addresses).found();
}

// Whether the letter asks whoever gets it for an answer: as it says itself; else where one of its events does.
bool asks_for_answer(const Letter& letter) {
  using enum EventKind;
  constexpr std::array asking{submitted, assigned, asked, reminded, invited, sent, recommended};
  if (letter.asks) return *letter.asks;
  return std::ranges::any_of(
      letter.on, [&](const EventPattern& pattern) { return std::ranges::find(asking, pattern.event) != asking.end(); });
}

CalledFor called_for(const Occasion& occasion, Letter letter, const ComplianceStep* step = nullptr) {
  CalledFor called{.letter = std::move(letter), .step = step};
  const bool asks = asks_for_answer(called.letter);
  called.to = addresses_of(occasion, called.letter.to, asks, called.nobody);
  called.copy = addresses_of(occasion, called.letter.copy, asks, called.nobody);
  std::vector<Unreached> without_answer;
  called.reply_to = addresses_of(occasion, called.letter.reply_to, true, without_answer);
  std::erase_if(called.copy, [&](const Mailbox& copied) {
    return std::ranges::find(called.to, copied.address, &Mailbox::address) != called.to.end();
  });
  return called;
}

// Whether a letter is for this event, and for a record like this.
bool is_for(const Letter& letter, const Occasion& occasion, const Event& event) {
  const auto also = &event == occasion.event ? occasion.also : std::nullopt;
  const Moment moment{{}, {}, event.kind, also, &event};
  if (std::ranges::none_of(letter.on, [&](const EventPattern& pattern) { return matches(pattern, moment); }))
    return false;
  return occasion.request ? all_hold(letter.when, *occasion.policy, *occasion.request, occasion.location)
                          : all_hold(letter.when, *occasion.policy, *occasion.participant);
}

// The participant as it was before the event and the later ones.
Participant before_event(const Occasion& occasion) {
  Participant participant = *occasion.participant;
  participant.history.resize(occasion.index);
  fold_in_place(participant, occasion.program->policy);
  return participant;
}

// Whether this action of the step, as it was last reached, was recorded before this event: it is told of once.
bool was_done(const Occasion& occasion, int number, const std::string& action) {
  const auto before = ladder_standing(*occasion.program, before_event(occasion), occasion.event->at.instant);
  for (auto reached = before.steps.rbegin(); reached != before.steps.rend(); ++reached)
    if (reached->step != nullptr && reached->step->number == number)
      return std::ranges::find(reached->done, action, &ActionDone::action) != reached->done.end();
  return false;
}

// The steps that this event decides.
std::vector<const ComplianceStep*> decided_by(const Occasion& occasion) {
  const Event& event = *occasion.event;
  std::vector<const ComplianceStep*> decided;
  if (event.kind != EventKind::excepted && event.kind != EventKind::exited && event.kind != EventKind::step_taken)
    return decided;
  const Program& program = *occasion.program;
  Participant after = before_event(occasion);
  const Instant now = event.at.instant;
  const auto open_before = ladder_standing(program, after, now);
  after.history.push_back(event);
  fold_in_place(after, program.policy);
  const auto standing = ladder_standing(program, after, now);
  for (std::size_t i = 0; i < standing.steps.size() && i < open_before.steps.size(); ++i) {
    const ReachedStep &before = open_before.steps[i], &after_it = standing.steps[i];
    if ((!before.decided && after_it.decided) || (!before.excepted && after_it.excepted))
      decided.push_back(after_it.step);
  }
  return decided;
}

void add_ladder_letters(const Occasion& occasion, std::vector<CalledFor>& called) {
  if (occasion.participant == nullptr) return;
  const std::string& action = occasion.event->text("action");
  if (occasion.event->kind == EventKind::step_taken && action == told_action) {
    const auto number = occasion.event->number("step");
    for (const ComplianceStep& step : occasion.policy->compliance.steps) {
      if (step.number != number || step.mail_template.empty() || step.tell.empty()) continue;
      if (was_done(occasion, step.number, action)) continue;
      Letter letter{
          .name = step.mail_template, .to = step.tell, .copy = step.copy, .mail_template = step.mail_template};
      if (!step.by.empty()) letter.reply_to = {step.by};
      called.push_back(called_for(occasion, std::move(letter), &step));
    }
  }
  for (const ComplianceStep* step : decided_by(occasion)) {
    if (step->template_after.empty() || step->tell_after.empty()) continue;
    Letter letter{.name = step->template_after, .to = step->tell_after, .mail_template = step->template_after};
    if (!step->by.empty()) letter.reply_to = {step->by};
    called.push_back(called_for(occasion, std::move(letter), step));
  }
}

void remove(std::vector<Mailbox>& from, const std::vector<Mailbox>& others) {
  std::erase_if(from, [&](const Mailbox& each) {
    return std::ranges::find(others, each.address, &Mailbox::address) != others.end();
  });
}

// What calls a meeting off is said once to each: who gets another letter of this event takes it out of the calendar by
// that one.
void add_called_off(const Occasion& occasion, const CalendarEntry& entry, std::vector<CalledFor>& called) {
  std::vector<CalledFor> more;
  for (const Letter& inviting : occasion.policy->letters) {
    if (inviting.called_off.empty() || !is_for(inviting, occasion, *entry.invited_by)) continue;
    Letter letter = inviting;
    letter.name = letter.mail_template = inviting.called_off;
    letter.asks = asks_for_answer(inviting);
    CalledFor off = called_for(occasion, std::move(letter));
    for (const std::vector<CalledFor>* others : {&std::as_const(called), &std::as_const(more)})
      for (const CalledFor& other : *others)
        for (const std::vector<Mailbox>* reached : {&other.to, &other.copy}) {
          remove(off.to, *reached);
          remove(off.copy, *reached);
        }
    if (off.to.empty()) std::swap(off.to, off.copy);
    if (!off.to.empty() || !off.nobody.empty()) more.push_back(std::move(off));
  }
  std::ranges::move(more, std::back_inserter(called));
}

// Who leaves, leaves those alone whom they were to meet.
void add_meetings_without(const Occasion& left, std::vector<CalledFor>& called) {
  const Records& records = left.program->records;
  const std::string& id = left.participant->id;
  std::map<std::string, const Request*> requests;
  for (const Request* request : records.requests_of_seeker(id)) requests[request->id] = request;
  for (const Request* request : records.requests_of_provider(id))
    if (request->state.provider == id) requests[request->id] = request;
  for (const auto& [name, request] : requests) {
    if (!request->state.meeting_is_set) continue;
    Occasion occasion = occasions_of(*left.program, *request).back();
    occasion.event = left.event;
    occasion.index = request->history.size();
    occasion.provider = records.participant(request->state.provider);
    const auto entry = calendar_entry(occasion);
    if (!entry) continue;
    std::vector<CalledFor> more;
    add_called_off(occasion, *entry, more);
    for (CalledFor& each : more) {
      each.entry = entry;
      each.about = occasion;
      called.push_back(std::move(each));
    }
  }
}

}  // namespace

std::vector<CalledFor> letters_called_for(const Occasion& occasion) {
  std::vector<CalledFor> called;
  const auto entry = calendar_entry(occasion);
  const bool moves_activity = occasion.activity != nullptr && entry && !entry->called_off;
  for (const Letter& letter : occasion.policy->letters)
    if (is_for(letter, occasion, moves_activity ? *entry->invited_by : *occasion.event))
      called.push_back(called_for(occasion, letter));
  add_ladder_letters(occasion, called);
  if (entry && entry->called_off) add_called_off(occasion, *entry, called);
  for (CalledFor& each : called) each.entry = entry;
  if (occasion.event->kind == EventKind::exited) add_meetings_without(occasion, called);
  return called;
}

}  // namespace matchdesk
