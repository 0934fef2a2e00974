#include <fmt/format.h>

#include "policy/letters.hpp"
#include "policy/sections.hpp"
#include "policy/shapes.hpp"

namespace matchdesk {

namespace {

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

Duration duration_of(const Part& part) {
  const auto parsed = parse_duration(part.text());
  if (parsed) return *parsed;
  part.error(parsed.error().code, parsed.error().message, parsed.error().hint);
  return {};
}

}  // namespace matchdesk
