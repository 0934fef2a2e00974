#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "policy/locations.hpp"
#include "policy/vocabulary.hpp"
#include "record/life.hpp"
#include "record/record.hpp"
#include "text/value.hpp"
#include "time/calendar.hpp"
#include "yaml/shape.hpp"

namespace matchdesk {

// program.yaml as values: everything in which programs differ. Everything has a default, so that five lines are enough.

enum class Side { seeker, provider, partner };
std::string_view to_text(Side side);

// A gate that is not asked of everybody: of those who apply from a day on, and of those who are named.
struct LaterGate {
  std::string gate;
  std::optional<Date> from;
  std::vector<std::string> of;  // ids
};

struct Role {
  std::string name;
  Side side = Side::seeker;
  std::vector<std::string> required;   // dotted field names
  std::vector<std::string> gates;      // in order
  std::vector<LaterGate> later_gates;  // those of them that are not asked of everybody
  std::vector<std::string> matchable;  // classifications that may be matched; empty: all
  bool starts_restricted = false;
  std::vector<std::string> visibility;  // default audiences
  // Role → how many percent of its profiles should be complete before people are invited into this one.
  std::vector<std::pair<std::string, int>> invite_when;
};

struct Kind {
  std::string name;
  std::optional<int> sessions;                  // how many meetings it is for; absent: any number
  std::vector<std::string> without_clocks;      // clocks that do not run for it
  std::optional<int> referrals;                 // how many the provider is expected to give
  std::optional<std::chrono::minutes> meeting;  // how long a meeting is; absent: an hour
};

struct Route {
  std::string name;
  bool enabled = true;
  OnDecline on_decline = OnDecline::queue;
  bool needs_answer = true;
  std::optional<int> max_pending;  // of one seeker's at once
  std::optional<int> max_listed;   // how many providers a seeker may list
  int min_per_week = 0;            // a provider's direct_per_week is never below it
};

// How one criterion compares what a request needs with what a provider has.
struct Criterion {
  enum class Kind { ladder, overlap, order, equal, range, previous };
  enum class Must { no, any, all, none_given, yes, never };  // none_given: a rule only where the request itself asks
  std::string field;                                         // dotted; empty for `previous`
  Kind kind = Kind::overlap;
  int weight = 0;
  Must must = Must::no;
  std::vector<std::string> widen;  // ladder: levels, narrowest first
  enum class Want { at_least, same, within, above, range };
  Want want = Want::at_least;         // order and range
  std::optional<double> least, most;  // within: most; above: the steps [least, most]; range: at_least and at_most
};

struct Matching {
  std::vector<std::string> order = {"location", "score", "rotation"};
  std::vector<Criterion> criteria;
  int minimum_score = 0;
  std::vector<std::string> avoid;  // "same-organization" or any dotted field as "same-FIELD"
  std::vector<std::string> rotation_counts = {"assigned"};
};

struct CapacityRules {
  enum class Window { calendar_week, rolling_7_days };
  Window window = Window::calendar_week;
  Capacity standard;  // where a provider's record says nothing
};

struct PauseRules {
  enum class GiveBack { nothing, asked, all };
  GiveBack give_back = GiveBack::nothing;
};

// The events that a clock or a letter names: the name, and the values that some fields must have.
struct EventPattern {
  EventKind event = EventKind::noted;  // also one that follows from others: activated, asked, returned, period_start
  std::vector<std::pair<std::string, std::string>> fields;
};

enum class WaitingOn { seeker, provider, coordinator };
std::string_view to_text(WaitingOn waiting_on);

// Fields, each with the values of which a record must have one; all must hold.
using Conditions = std::vector<std::pair<std::string, std::vector<std::string>>>;

struct Clock {
  enum class Action { none, time_out, close, flag };
  struct Then {
    Duration after;
    Action action = Action::flag;
  };
  std::string name;
  Subject on = Subject::request;
  Conditions when;
  std::vector<EventPattern> from;
  std::vector<EventPattern> until;
  std::optional<Duration> within;  // one of within and every
  bool every_reporting_period = false;
  WaitingOn waiting_on = WaitingOn::coordinator;
  std::vector<Duration> remind;         // after the start
  std::optional<WaitingOn> remind_who;  // absent: who must act
  std::optional<Then> then;
  std::string escalate_to;                 // a staff role; when overdue
  std::vector<std::string> goes_on_after;  // outcomes of requests whose end does not stop it
};

// A reason that a provider may give for declining.
struct DeclineReason {
  std::string name;
  bool counts = true;
  bool allowed_on_first_request = false;
};

// Something that somebody does about a step.
struct StepAction {
  std::string name;
  std::vector<std::string> by;  // staff roles; empty: the coordinator
  std::string does;             // in words: "speaks with the mentor"
};

struct ComplianceStep {
  int number = 0;
  std::vector<std::string> tell, copy, decide, outcomes, tell_after;  // staff roles, or the provider's own role
  std::string by, final_word, mail_template, template_after, then;
  std::vector<StepAction> actions;  // those that program.yaml names; all: actions_of in aging/compliance
};

// An e-mail that an event calls for. People are named by their part in it: seeker, provider, participant (whose record
// the event is on), waiting-on (whom a reminder goes to), told (whom an escalation goes to), coordinator, a
// participant's role or a staff role.
struct Letter {
  std::string name;
  std::vector<EventPattern> on;
  Conditions when;
  std::vector<std::string> to, copy, reply_to;
  std::string mail_template;  // the letter's name by default
  std::string called_off;     // of one that invites to a meeting or an activity: the template that calls it off
  std::optional<bool> asks;   // whether it asks for an answer; absent: as its events say
};

// When e-mails are sent, at the place of whoever gets them.
struct MailHours {
  bool on_business_days = false;  // on no others
  DaySpan span;                   // of the day
};

struct Compliance {
  bool time_outs = false;             // whether a time-out counts as a rejection
  std::optional<Duration> within;     // how far back they count; absent: for ever
  std::vector<ComplianceStep> steps;  // by number
};

struct Coverage {
  std::string role;   // of staff
  std::string level;  // each place of it names its own; empty: the program as a whole
  int count = 1;
};

struct Audience {
  std::string name, location;
  std::vector<std::string> fields;
};

struct Policy {
  std::string name = "Matching program";
  Calendar calendar;
  std::map<std::string, std::string, std::less<>> terms;  // seeker, provider, partner, request, … → the program's word
  Locations locations;
  std::vector<Role> roles;
  std::vector<Kind> kinds;  // the first is the default; never empty
  std::vector<std::string> services;
  std::vector<std::string> placement;  // fields of `completed` that a placement should have
  std::vector<Audience> audiences;
  std::vector<yaml::Key> custom;  // the program's own fields, typed
  LifeRules life;                 // routes and unreachable, as folding needs them
  std::vector<Route> routes;
  std::vector<std::string> messages_required;  // routes on which a request needs a message
  Vocabulary vocabulary;
  Matching matching;
  CapacityRules capacity;
  PauseRules pauses;
  std::vector<Clock> clocks;  // in the file's order
  std::vector<DeclineReason> declines;
  Compliance compliance;
  std::map<std::string, std::map<std::string, std::vector<std::string>, std::less<>>, std::less<>>
      staff;  // role → location ("": everywhere) → who
  std::vector<Coverage> coverage;
  std::string mail_from;
  std::vector<std::string> mail_command;
  Duration mail_within{2, Unit::weeks};  // no letters about events that are recorded later than this
  std::optional<MailHours> mail_hours;   // absent: at any time
  std::vector<Letter> letters;           // in the file's order
  Date reporting_starts = Date{std::chrono::year{2025}, std::chrono::January, std::chrono::day{1}};
  int reporting_months = 3;              // month 1, quarter 3, half-year 6, year 12
  std::optional<Duration> quiet_period;  // between contacts of different places with one organization
  std::string quiet_contact;             // the staff role to turn to meanwhile; empty: whoever is named at the place
  bool git_commit = false;

  // A whole policy for each location that has an overlay, without overlays of its own.
  std::map<std::string, Policy, std::less<>> overlays;
  std::map<std::string, std::string, std::less<>> broken_overlays;  // place → file, which has an error
};

// Whether a letter invites people to a meeting or an activity.
bool invites(const Letter& letter);

// Returns the policy in force at a location: that of the nearest overlaid location at or above it, else the program's
// own.
const Policy& policy_at(const Policy& policy, std::string_view location);
// The overlay that has an error and would be the one in force at a location: nothing is decided there until it is
// mended. Null where there is none.
const std::string* broken_overlay_at(const Policy& policy, std::string_view location);
const Calendar& calendar_at(const Policy& policy, std::string_view location);

const Role* find_role(const Policy& policy, std::string_view name);
const Kind* find_kind(const Policy& policy, std::string_view name);
const Route* find_route(const Policy& policy, std::string_view name);
const DeclineReason* find_decline_reason(const Policy& policy, std::string_view name);
// Returns the names of roles, kinds, routes, …, in their order.
template <class Items>
std::vector<std::string> names_of(const Items& items) {
  std::vector<std::string> names;
  for (const auto& item : items) names.emplace_back(item.name);
  return names;
}

// Returns the names of the roles of one side, in the file's order.
std::vector<std::string> roles_of(const Policy& policy, Side side);

// Returns the program's word for one of the tool's words: term(policy, "seeker") gives "client"; the same word where
// the program sets none.
std::string term(const Policy& policy, std::string_view word);
std::string term_plural(const Policy& policy, std::string_view word);

// Returns the addresses of a staff role for a location, looked up there, then upwards. Empty where nobody is named.
std::vector<std::string> staff_at(const Policy& policy, std::string_view staff_role, std::string_view location);

// Returns the gates of a participant's role; empty for an unknown role.
const std::vector<std::string>& gates_of(const Policy& policy, std::string_view role);
// Returns those of them that are asked of a participant, by the day of the last application.
std::vector<std::string> gates_asked_of(const Policy& policy, const Participant& participant);

// The reporting period that holds a date: its first day and the first day after it.
struct Period {
  Date begin, end;
  friend bool operator==(const Period&, const Period&) = default;
};
Period reporting_period(const Policy& policy, Date date);
std::string to_text(const Period& period);  // "2026-Q2" where it is a calendar quarter, "2026-05", "2026", else
                                            // "2026-05-01 to 2026-10-31"

// Return the dotted names of the fields that the policy may name: the record's own and the program's `custom.` ones.
std::vector<std::string> participant_fields(const Policy& policy);
std::vector<std::string> request_fields(const Policy& policy);

// Returns the shape of the `custom` field in the program's records.
yaml::ShapePointer custom_shape(const Policy& policy);

}  // namespace matchdesk
