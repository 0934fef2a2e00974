#include <fmt/format.h>

#include <algorithm>

#include "policy/sections.hpp"

namespace matchdesk {

namespace {

std::vector<std::string> read_people(const Part& part, const std::vector<std::string>& known) {
  for (const auto& who : part.items()) {
    if (!is_known(known, who.text())) who.unknown("addressee", who.text(), known);
  }
  return part.texts();
}

Conditions read_when(const Part& when, const Policy& policy) {
  auto known = request_fields(policy);
  for (auto& field : participant_fields(policy)) known.push_back(std::move(field));
  Conditions conditions;
  for (const auto& condition : when.members()) {
    if (!is_known(known, condition.name())) condition.unknown_key("field", known);
    conditions.emplace_back(condition.name(), condition.texts());
  }
  return conditions;
}

// A letter needs an event that is recorded; `activated` and `period-start` only follow from others.
std::vector<EventPattern> read_on(const Part& on) {
  auto patterns = read_event_patterns(on, Subject::participant);
  for (const auto& pattern : patterns) {
    if (pattern.event != "activated" && pattern.event != "period-start") continue;
    on.error("not-recorded", fmt::format("'{}' is not recorded, so nothing can be written about it", pattern.event),
             "name the event that it follows from, such as {passed: {gate: terms}}");
  }
  return patterns;
}

Letter read_letter(const Part& part, const Policy& policy) {
  const auto known = addressees(policy);
  if (!part.at("on").is_set()) part.error_at_key("missing-key", "'on' is missing", "say which event calls for it");
  if (!part.at("to").is_set()) part.error_at_key("missing-key", "'to' is missing", "say who gets it: to: seeker");
  Letter letter{.name = part.name(),
                .on = read_on(part.at("on")),
                .when = read_when(part.at("when"), policy),
                .to = read_people(part.at("to"), known),
                .copy = read_people(part.at("copy"), known),
                .reply_to = read_people(part.at("reply_to"), known),
                .mail_template = part.at("template").text_or(part.name())};
  if (!part.at("reply_to").is_set()) letter.reply_to = {"coordinator"};
  return letter;
}

int months_of(const std::string& period) {
  if (period == "month") return 1;
  if (period == "half-year") return 6;
  return period == "year" ? 12 : 3;
}

void read_mail(const Part& section, Policy& policy) {
  policy.mail_from = section.at("from").text();
  if (section.at("letters").is_set() && !section.at("from").is_set())
    section.error_at_key("no-sender", "'from' is missing", "say who sends the letters: from: desk@example.org");
  policy.mail_command = section.at("deliver").texts();
  if (const auto within = section.at("within"); within.is_set()) policy.mail_within = duration_of(within);
  read_letters(section.at("letters"), policy);
  if (section.at("from").is_set() && policy.mail_from.find('@') == std::string::npos) {
    section.at("from").error("not-an-address", fmt::format("'{}' holds no e-mail address", policy.mail_from),
                             "write Matching desk <desk@example.org>, or the address alone");
  }
}

void read_quiet_period(const Part& quiet, Policy& policy) {
  policy.quiet_period = duration_of(quiet.value().is_map() ? quiet.at("within") : quiet);
  const auto contact = quiet.at("turn_to");
  if (!contact.is_set()) return;
  policy.quiet_contact = contact.text();
  if (!policy.staff.contains(contact.text())) contact.unknown("staff role", contact.text(), staff_roles(policy));
}

}  // namespace

yaml::ShapePointer letters_shape() {
  return named(yaml::flow_map_of({
      required_key("on", event_patterns_shape(), "The events that call for it: introduced, {passed: {gate: welcome}}"),
      key("when", yaml::table_of(lines()), "Only for records with one of these values: {route: direct}"),
      required_key("to", lines(), "Who gets it: seeker, provider, participant, coordinator, a role, …"),
      key("copy", lines(), "Who gets a copy"),
      key("reply_to", lines(), "Who gets the answer; coordinator if absent"),
      key("template", id(), "Its text, in templates/; the letter's name if absent"),
  }));
}

std::vector<std::string> addressees(const Policy& policy) {
  std::vector<std::string> known{"seeker", "provider", "participant", "waiting-on", "told", "coordinator"};
  for (auto& role : names_of(policy.roles)) known.push_back(std::move(role));
  for (auto& role : staff_roles(policy)) known.push_back(std::move(role));
  return known;
}

void read_letters(const Part& part, Policy& policy) {
  for (const auto& letter : part.members()) policy.letters.push_back(read_letter(letter, policy));
}

Keys office_keys() {
  return {
      key("mail",
          yaml::map_of(
              {key("from", line(), "The sender of the e-mails: Matching desk <desk@example.org>"),
               key("deliver", lines(), "The command that sends one: [msmtp, -t]; drafts wait without it"),
               key("within", duration(), "What happened longer ago is not written about; 2 weeks where absent"),
               key("letters", letters_shape(), "The e-mails that events call for")}),
          "Which e-mails are written, and how they are sent"),
      key("periods",
          yaml::flow_map_of({key("reporting", yaml::choice_of({"month", "quarter", "half-year", "year"}),
                                 "How long a reporting period is; quarter where absent"),
                             key("starts", date(), "The first day of any one period; 2025-01-01 where absent")}),
          "The periods that reports and outcome questions go by"),
      key("quiet_period",
          yaml::either_of({duration(), yaml::flow_map_of({
                                           required_key("within", duration(), "How long"),
                                           key("turn_to", line(), "The staff role to turn to meanwhile at the place"),
                                       })}),
          "How long other places wait before they contact the same organization: a duration, or a map"),
      key("git", yaml::flow_map_of({key("commit", yes_no(), "true: each command that writes makes one commit")}),
          "How git is used"),
  };
}

void read_office(const Part& root, Policy& policy) {
  read_mail(root.at("mail"), policy);
  const auto periods = root.at("periods");
  policy.reporting_months = months_of(periods.at("reporting").text());
  if (const auto starts = periods.at("starts"); starts.is_set()) {
    if (const auto date = parse_date(starts.text())) {
      policy.reporting_starts = *date;
    } else {
      starts.error(date.error().code, date.error().message, date.error().hint);
    }
  }
  if (const auto quiet = root.at("quiet_period"); quiet.is_set()) read_quiet_period(quiet, policy);
  policy.git_commit = root.at("git").at("commit").yes_or(false);
}

}  // namespace matchdesk
