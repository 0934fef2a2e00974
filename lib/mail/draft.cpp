#include "mail/draft.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "mail/called_for.hpp"
#include "mail/invitation.hpp"
#include "mail/message.hpp"
#include "mail/outbox.hpp"
#include "mail/overtaken.hpp"
#include "mail/variables.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

const std::vector<Event>& history_of(const Occasion& occasion) {
  if (occasion.activity) return occasion.activity->history;
  return occasion.request ? occasion.request->history : occasion.participant->history;
}

std::string domain_of(const Policy& policy) {
  const auto from = parse_mailbox(policy.mail_from);
  return from ? from->address.substr(from->address.find('@') + 1) : std::string();
}

std::uint64_t number_of(const Occasion& occasion, const CalledFor& called) {
  const std::string& letter = called.letter.name;
  return letter_number(subject_of(occasion), id_of(occasion), history_of(occasion), occasion.index,
                       occasion.activity ? fmt::format("{} {}", letter, occasion.participant->id)
                       : called.about    ? fmt::format("{} {}", letter, id_of(*called.about))
                                         : letter);
}

std::string id_of_letter(const Occasion& occasion, const CalledFor& called) {
  return message_id(number_of(occasion, called), domain_of(*occasion.policy));
}

const Timestamp& written_at(const Event& event) { return event.recorded ? *event.recorded : event.at; }

bool share_an_address(const std::vector<Mailbox>& left, const std::vector<Mailbox>& right) {
  return std::ranges::any_of(left, [&](const Mailbox& each) {
    return std::ranges::find(right, each.address, &Mailbox::address) != right.end();
  });
}

// The ids of the letters before this one, about the same record and to the same people.
std::vector<std::string> references_of(const Occasion& occasion, const CalledFor& called) {
  std::vector<std::string> ids;
  for (const Occasion& earlier : occasions_around(occasion)) {
    if (earlier.index >= occasion.index) continue;
    for (const CalledFor& letter : letters_called_for(earlier))
      if (share_an_address(letter.to, called.to)) ids.push_back(id_of_letter(earlier, letter));
  }
  return ids;
}

// What a letter puts into calendars, or takes out of them.
std::string invitation_of(const Occasion& occasion, const CalledFor& called, const std::string& subject) {
  if (!called.entry) return {};
  const CalendarEntry& entry = *called.entry;
  Invitation invitation{.id = fmt::format("{}@{}", entry.id, domain_of(*occasion.policy)),
                        .sequence = entry.sequence,
                        .made = written_at(*occasion.event).instant,
                        .begins = entry.begins,
                        .length = entry.length,
                        .called_off = entry.called_off,
                        .title = subject,
                        .where = entry.where,
                        .organizer = parse_mailbox(occasion.policy->mail_from),
                        .attendees = called.to};
  invitation.attendees.insert(invitation.attendees.end(), called.copy.begin(), called.copy.end());
  return write_invitation(invitation);
}

// Why somebody cannot be written to, and what is left to do.
std::string in_words(const Unreached& nobody) {
  if (nobody.person == nullptr) return nobody.why;
  const std::string& phone = nobody.person->phone;
  return fmt::format("{}{}", nobody.why, phone.empty() ? "" : "; call " + phone);
}

class Drafter {
 public:
  Drafter(const Templates& templates, Instant now) : templates_(templates), now_(now) {}

  void draft(const Occasion& occasion) {
    const auto called = letters_called_for(occasion);
    if (called.empty()) return;
    const Policy& policy = *occasion.policy;
    if (due(policy.calendar, occasion.event->at.instant, policy.mail_within) < now_) {
      ++drafted_.too_old;
      return;
    }
    for (const CalledFor& each : called) draft(occasion, each);
  }

  Drafted drafted() && { return std::move(drafted_); }

 private:
  void problem(const Occasion& occasion, const CalledFor& called, std::string_view why) {
    drafted_.problems.push_back(fmt::format("no e-mail '{}' about {}: {}", called.letter.name, id_of(occasion), why));
  }

  void draft(const Occasion& occasion, const CalledFor& called) {
    if (called.to.empty()) {
      std::vector<std::string> why;
      for (const Unreached& nobody : called.nobody) why.push_back(in_words(nobody));
      if (!why.empty()) problem(occasion, called, text::join(why, "; "));
      return;
    }
    Message message{.id = id_of_letter(occasion, called),
                    .date = written_at(*occasion.event),
                    .to = called.to,
                    .copy = called.copy,
                    .reply_to = called.reply_to,
                    .about = {std::string(to_text(subject_of(occasion))), id_of(occasion),
                              std::string(occasion.event->name()), to_text(occasion.event->at), called.letter.name}};
    // A sweep that comes late reminds and closes at once.
    if (!state_of(*occasion.program, message, now_).overtaken.empty()) return;
    for (const Unreached& nobody : called.nobody)
      drafted_.problems.push_back(fmt::format("the e-mail '{}' about {} goes out without one: {}", called.letter.name,
                                              id_of(occasion), in_words(nobody)));
    message.from = parse_mailbox(occasion.policy->mail_from);
    if (!message.from) return problem(occasion, called, "mail.from in program.yaml does not say who sends it");
    const Occasion& about = called.about ? *called.about : occasion;
    const auto found = find_template(templates_, about.policy->locations, called.letter.mail_template, about.location);
    if (!found)
      return problem(occasion, called, fmt::format("there is no templates/{}.txt", called.letter.mail_template));
    const auto written = write_letter(found->text, variables_of(about, called, facts_named(*found)));
    if (!written) return problem(occasion, called, fmt::format("{}: {}", found->path, written.error().message));
    message.references = references_of(occasion, called);
    message.subject = written->subject;
    message.text = written->text;
    message.invitation = invitation_of(occasion, called, written->subject);
    drafted_.drafts.push_back(
        {called.letter.name, shown(called.to), {path_of(occasion, called), write_message(message)}});
  }

  const NamedFacts& facts_named(const FoundTemplate& found) {
    return facts_named_.try_emplace(found.path, found.text).first->second;
  }

  static std::string path_of(const Occasion& occasion, const CalledFor& called) {
    const std::string day = text::replace_all(to_text(local_date(written_at(*occasion.event))), "-", "");
    return fmt::format("{}outbox/{}-{}-{:08x}.eml",
                       is_restricted(occasion) || (called.about && is_restricted(*called.about)) ? "restricted/" : "",
                       day, called.letter.name, number_of(occasion, called) >> 32U);
  }

  const Templates& templates_;
  std::map<std::string, NamedFacts> facts_named_;  // by the path of their template
  Instant now_;
  Drafted drafted_;
};

// An event that a change set records in a participant or a request.
struct NewEvent {
  Subject subject = Subject::request;
  std::string id;
  std::size_t index = 0;  // in the record's history
};

// In the order of the changes.
std::vector<NewEvent> new_events(const Records& before, const ChangeSet& changes) {
  std::vector<NewEvent> events;
  std::map<std::pair<Subject, std::string>, std::size_t> next;
  const auto add = [&](Subject subject, const std::string& id, std::size_t known, std::size_t count) {
    std::size_t& index = next.try_emplace({subject, id}, known).first->second;
    for (; count > 0; --count) events.push_back({subject, id, index++});
  };
  for (const Change& change : changes) {
    if (const auto* made = std::get_if<CreateParticipant>(&change))
      add(Subject::participant, made->participant.id, 0, made->participant.history.size());
    if (const auto* made = std::get_if<CreateRequest>(&change))
      add(Subject::request, made->request.id, 0, made->request.history.size());
    const auto* appended = std::get_if<AppendEvent>(&change);
    if (appended == nullptr) continue;
    with_record_type(appended->subject, [&]<class Record>() {
      const Record* record = before.find<Record>(appended->id);
      add(appended->subject, appended->id, record == nullptr ? 0 : record->history.size(), 1);
    });
  }
  return events;
}

// Whether drafts to somebody may be of no use after their event, whatever record they are about.
bool is_out(const Participant& person, const NewEvent& event) {
  return event.subject == Subject::participant && !person.email.empty() &&
         (has_left(person) || person.history[event.index].kind == EventKind::declined_invitation);
}

std::vector<Occasion> occasions_of(const Program& before, const Program& after, const NewEvent& event) {
  if (event.subject == Subject::request) return occasions_of(after, *after.records.request(event.id));
  if (event.subject == Subject::participant) return occasions_of(after, *after.records.participant(event.id));
  const Activity* activity = before.records.activity(event.id);
  return occasions_of(after, *after.records.activity(event.id), event.index,
                      activity == nullptr ? std::nullopt : activity->when);
}

bool has_letters(const Policy& policy) {
  return !templates_used(policy).empty() ||
         std::ranges::any_of(policy.overlays, [](const auto& each) { return !templates_used(each.second).empty(); });
}

}  // namespace

Drafted draft_letters(const Program& before, const ChangeSet& changes, const Templates& templates,
                      const std::vector<MailFile>& outbox, Instant now) {
  if (outbox.empty() && !has_letters(before.policy)) return {};
  Records records = before.records;
  // A change that is not possible is refused when it is committed; nobody is written to about it.
  if (!apply(records, before.policy, changes)) return {};
  const Program after{before.policy, records};
  Drafter drafter(templates, now);
  std::set<std::string, std::less<>> ids;
  std::set<std::string> addresses_of_gone;
  for (const NewEvent& event : new_events(before.records, changes)) {
    ids.insert(event.id);
    if (const Participant* person = records.participant(event.id); person != nullptr && is_out(*person, event))
      addresses_of_gone.insert(person->email);
    for (const Occasion& occasion : occasions_of(before, after, event)) {
      if (occasion.activity) ids.insert(occasion.participant->id);
      if (occasion.index == event.index) drafter.draft(occasion);
    }
  }
  Drafted drafted = std::move(drafter).drafted();
  drafted.withdrawn = withdrawals(after, ids, addresses_of_gone, outbox, now);
  return drafted;
}

std::vector<std::string> notes_of(const Drafted& drafted) {
  constexpr std::size_t few = 3;
  std::vector<std::string> notes;
  if (drafted.drafts.size() <= few) {
    for (const Draft& draft : drafted.drafts)
      notes.push_back(fmt::format("drafted: {} to {} ({})", draft.letter, draft.to, draft.file.path));
  } else {
    std::map<std::string, int> letters;
    for (const Draft& draft : drafted.drafts) ++letters[draft.letter];
    std::vector<std::string> counts;
    for (const auto& [letter, number] : letters) counts.push_back(fmt::format("{} {}", number, letter));
    notes.push_back(fmt::format("drafted: {} e-mails ({}); 'matchdesk mail list' shows them", drafted.drafts.size(),
                                text::join(counts, ", ")));
  }
  if (drafted.withdrawn.size() <= few) {
    for (const OutboxItem& item : drafted.withdrawn)
      notes.push_back(fmt::format("not sent any more: {} ({})", item.id, item.overtaken));
  } else {
    notes.push_back(fmt::format("not sent any more: {} e-mails; 'matchdesk mail list --withdrawn' shows them",
                                drafted.withdrawn.size()));
  }
  for (std::size_t i = 0; i < std::min(few, drafted.problems.size()); ++i) notes.push_back(drafted.problems[i]);
  if (drafted.problems.size() > few)
    notes.push_back(fmt::format("… and {} more that could not be written to", drafted.problems.size() - few));
  if (drafted.too_old > 0)
    notes.push_back(fmt::format("no e-mails about {} that happened longer ago than mail.within says",
                                text::count(drafted.too_old, "event")));
  return notes;
}

}  // namespace matchdesk
