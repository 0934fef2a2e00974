#include <fmt/format.h>

#include "policy/sections.hpp"

namespace matchdesk {

namespace {

const Settings<Letter>& letter_settings() {
  static const Settings<Letter> settings{
      required<Letter>(
          {key("on", event_patterns_shape(), "The events that call for it: introduced, {passed: {gate: welcome}}"),
           [](const Part& part, Letter& letter) { letter.on = read_event_patterns(part, Subject::participant); }}),
      setting("when", yaml::table_of(lines()), &Letter::when,
              "Only for records with one of these values: {route: direct}"),
      required(
          setting("to", lines(), &Letter::to, "Who gets it: seeker, provider, participant, coordinator, a role, …")),
      setting("copy", lines(), &Letter::copy, "Who gets a copy"),
      setting("reply_to", lines(), &Letter::reply_to, "Who gets the answer; coordinator if absent"),
      setting("template", id(), &Letter::mail_template, "Its text, in templates/; the letter's name if absent"),
      setting("called_off", id(), &Letter::called_off,
              "Of one that invites: the text that calls the meeting or activity off; called-off if absent"),
      setting("asks", yes_no(), &Letter::asks,
              "Whether it asks for an answer, so that it also goes to those who want only such; if absent, what asks "
              "somebody to take a request, reminds, invites or sends papers does"),
  };
  return settings;
}

// Whom a letter may name.
std::vector<std::string> addressees(const Policy& policy) {
  std::vector<std::string> known{"seeker", "provider", "participant", "waiting-on", "told", "coordinator"};
  for (auto& role : names_of(policy.roles)) known.push_back(std::move(role));
  for (auto& role : staff_roles(policy)) known.push_back(std::move(role));
  return known;
}

std::vector<std::string> fields_of_any_record(const Policy& policy) {
  auto known = request_fields(policy);
  for (auto& field : participant_fields(policy)) known.push_back(std::move(field));
  return known;
}

void read_letter(const Part& part, Policy& policy) {
  Letter letter{.name = part.name(), .reply_to = {"coordinator"}, .mail_template = part.name()};
  read_settings(part, letter_settings(), letter);
  if (letter.called_off.empty() && invites(letter)) letter.called_off = "called-off";
  const auto on = part.at("on");
  if (!on.is_set()) part.error_at_key("missing-key", "'on' is missing", "say which event calls for it");
  if (!part.at("to").is_set()) part.error_at_key("missing-key", "'to' is missing", "say who gets it: to: seeker");
  for (const auto& pattern : letter.on) {
    if (pattern.event != EventKind::activated && pattern.event != EventKind::period_start) continue;
    on.error("not-recorded",
             fmt::format("'{}' is not recorded, so nothing can be written about it", to_text(pattern.event)),
             "name the event that it follows from, such as {passed: {gate: terms}}");
  }
  part.at("when").check_keys("field", fields_of_any_record(policy));
  for (const auto* people : {"to", "copy", "reply_to"}) part.at(people).check_items("addressee", addressees(policy));
  policy.letters.push_back(std::move(letter));
}

yaml::Key hours_key() {
  Keys keys = span_keys();
  keys.insert(keys.begin(),
              key("days", yaml::choice_of({"all", "business"}), "business: only on business days; all where absent"));
  return key("hours", yaml::flow_map_of(std::move(keys)),
             "When e-mails are sent, at the place of whoever gets them: {days: business, from: \"08:00\", until: "
             "\"18:00\"}; at any time where absent");
}

void read_mail_hours(const Part& part, Policy& policy) {
  if (const auto span = read_span(part))
    policy.mail_hours = MailHours{.on_business_days = part.at("days").text() == "business", .span = *span};
}

const Settings<Policy>& quiet_settings() {
  static const Settings<Policy> settings{
      required(setting("within", duration(), &Policy::quiet_period, "How long")),
      setting("turn_to", line(), &Policy::quiet_contact, "The staff role to turn to meanwhile at the place"),
  };
  return settings;
}

const Settings<Policy>& office_settings() {
  static const Settings<Policy> settings{
      group<Policy>(
          "mail", yaml::map_of,
          {setting("from", line(), &Policy::mail_from, "The sender of the e-mails: Matching desk <desk@example.org>"),
           setting("deliver", lines(), &Policy::mail_command,
                   "The command that sends one: [msmtp, -t]; drafts wait without it"),
           setting("within", duration(), &Policy::mail_within,
                   "What happened longer ago is not written about; 2 weeks where absent"),
           {hours_key(), read_mail_hours},
           {key("letters", named(yaml::flow_map_of(keys_of(letter_settings()))), "The e-mails that events call for"),
            [](const Part& part, Policy& policy) {
              for (const auto& letter : part.members()) read_letter(letter, policy);
            }}},
          "Which e-mails are written, and how they are sent"),
      group<Policy>("periods", yaml::flow_map_of,
                    {choice("reporting", {{"month", 1}, {"quarter", 3}, {"half-year", 6}, {"year", 12}},
                            &Policy::reporting_months, "How long a reporting period is; quarter where absent"),
                     setting("starts", date(), &Policy::reporting_starts,
                             "The first day of any one period; 2025-01-01 where absent")},
                    "The periods that reports and outcome questions go by"),
      {key("quiet_period", yaml::either_of({duration(), yaml::flow_map_of(keys_of(quiet_settings()))}),
           "How long other places wait before they contact the same organization: a duration, or a map"),
       [](const Part& part, Policy& policy) {
         if (part.value().is_map()) return read_settings(part, quiet_settings(), policy);
         read_into(part, policy.quiet_period);
       }},
      group<Policy>(
          "git", yaml::flow_map_of,
          {setting("commit", yes_no(), &Policy::git_commit, "true: each command that writes makes one commit")},
          "How git is used"),
  };
  return settings;
}

}  // namespace

Keys office_keys() { return keys_of(office_settings()); }

void read_office(const Part& root, Policy& policy) {
  read_settings(root, office_settings(), policy);
  const auto mail = root.at("mail");
  const auto from = mail.at("from");
  if (mail.at("letters").is_set() && !from.is_set()) {
    mail.error_at_key("no-sender", "'from' is missing", "say who sends the letters: from: desk@example.org");
  }
  if (from.is_set() && policy.mail_from.find('@') == std::string::npos) {
    from.error("not-an-address", fmt::format("'{}' holds no e-mail address", policy.mail_from),
               "write Matching desk <desk@example.org>, or the address alone");
  }
  root.at("quiet_period").at("turn_to").check_items("staff role", staff_roles(policy));
}

}  // namespace matchdesk
