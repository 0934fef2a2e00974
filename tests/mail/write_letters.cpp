// Writes the draft of every letter of every preset into a directory, as PRESET/LETTER.eml, with people whose names come
// in many scripts: for letters_test.py, which reads them with another program's eyes.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "mail/draft.hpp"
#include "policy/apply.hpp"
#include "policy/read.hpp"
#include "store/read_record.hpp"

using namespace matchdesk;

namespace {

constexpr std::array<std::pair<const char*, const char*>, 6> names{{{"José", "Núñez"},
                                                                    {"李", "小龍"},
                                                                    {"محمد", "العربي"},
                                                                    {"Zoë 🎉", "O'Neil, \"Jr.\""},
                                                                    {"Eve\r\nBcc: all@example.org", "Adams"},
                                                                    {"Δημήτρης", "Παπαδόπουλος"}}};

Timestamp at(int day, int hour) { return *parse_timestamp(fmt::format("2026-05-{:02}T{:02}:00:00+00:00", day, hour)); }

Event event(int day, std::string_view name, Value::Map fields = {}) {
  return {at(day, 9), std::nullopt, "dana@example.org", *parse_event_kind(name), Value(std::move(fields))};
}

Policy policy_of(const Preset& preset) {
  Diagnostics findings;
  const auto document = yaml::Document::parse("program.yaml", std::string(preset.text), findings);
  return *read_policy(*document, findings);
}

std::string first_role(const Policy& policy, Side side) { return roles_of(policy, side).front(); }

// The narrowest place of a policy: the last one of its tree.
std::string a_place(const Policy& policy) {
  return policy.locations.in_order.empty() ? std::string() : policy.locations.in_order.back();
}

struct World {
  const Policy& policy;
  std::vector<Participant> participants;
  std::vector<Request> requests;

  World(const Policy& of, std::size_t turn) : policy(of) {
    add("seeker", first_role(policy, Side::seeker), turn);
    add("provider", first_role(policy, Side::provider), turn + 1);
    if (find_role(policy, "employer") != nullptr) {
      add("owner", "employer", turn + 2);
      participants[1].employer = "owner";
      participants[1].title = "Trainee nurse";
    }
  }

  void add(const std::string& id, const std::string& role, std::size_t turn) {
    Participant participant;
    participant.id = id;
    participant.role = role;
    participant.first = names.at(turn % names.size()).first;
    participant.last = names.at(turn % names.size()).second;
    participant.email = id + "@example.org";
    participant.location = a_place(policy);
    participant.source.path = "participants/" + id + ".yaml";
    participant.history = {event(1, "applied")};
    for (const std::string& gate : gates_of(policy, role))
      participant.history.push_back(event(2, "passed", {{"gate", gate}}));
    participants.push_back(std::move(participant));
  }

  // A request that is as far as the event needs it to be.
  void add_request(const EventPattern& pattern, const std::string& route) {
    const EventKind for_event = pattern.event;
    Request request;
    request.id = "20260510-aaaa";
    request.seeker = "seeker";
    request.route = route;
    request.location = a_place(policy);
    request.message = "A word from me:\nI would like to learn. ¡Olé!";
    request.source.path = "requests/2026-05/20260510-aaaa.yaml";
    if (for_event == EventKind::submitted) return requests.push_back(std::move(request));
    const bool is_direct = route == "direct", is_offer = route == "offered";
    Value::Map asked;
    if (is_direct) asked = {{"to", "provider"}};
    if (is_offer) asked = {{"from", "provider"}};
    request.history = {event(10, "submitted", asked)};
    if (for_event != EventKind::assigned && !is_direct && !is_offer)
      request.history.push_back(event(11, "assigned", {{"provider", "provider"}, {"how", "hand"}}));
    for (const EventKind needs : {EventKind::introduced, EventKind::scheduled, EventKind::attempted})
      if (for_event == needs) request.history.push_back(event(12, "accepted"));
    // What the clock of a reminder waits since.
    for (const auto& [field, value] : pattern.fields) {
      if (field != "clock") continue;
      const EventKind from = std::ranges::find(policy.clocks, value, &Clock::name)->from.front().event;
      if (from == EventKind::asked || from == EventKind::submitted) continue;
      request.history.push_back(event(12, "accepted"));
      if (from != EventKind::accepted) request.history.push_back(event(19, to_text(from)));
    }
    requests.push_back(std::move(request));
  }

  // Three requests that the provider declined for a reason that counts.
  void add_rejections() {
    const auto counts = std::ranges::find(policy.declines, true, &DeclineReason::counts);
    for (int i = 1; i <= 3; ++i) {
      Request request;
      request.id = fmt::format("2026050{}-decl", i);
      request.seeker = "seeker";
      request.route = "assigned";
      request.source.path = fmt::format("requests/2026-05/{}.yaml", request.id);
      request.history = {event(1, "submitted"), event(2, "assigned", {{"provider", "provider"}, {"how", "hand"}}),
                         event(2 + i, "declined", {{"provider", "provider"}, {"reason", counts->name}})};
      requests.push_back(std::move(request));
    }
  }

  Records records() const {
    auto people = participants;
    auto asks = requests;
    for (auto& one : people) fold_in_place(one, policy);
    for (auto& one : asks) fold_in_place(one, policy);
    Activity activity;
    activity.id = "spring";
    activity.title = "Frühlingsfest: bring a friend";
    activity.when = at(28, 18);
    return Records(std::move(people), std::move(asks), {activity});
  }
};

// A value for each field that an event of this kind must have.
Value filled(const Policy& policy, const yaml::Key& field) {
  if (field.name == "for") return "2026-05-26T12:30:00+00:00";
  if (field.name == "provider") return "provider";
  if (field.name == "providers") return Value(std::vector<std::string>{"provider"});
  if (field.name == "activity") return "spring";
  if (field.name == "service") return policy.services.front();
  if (field.name == "clock") return policy.clocks.front().name;
  if (field.name == "to") return Value(std::vector<std::string>{"lead@example.org"});
  if (field.name == "reason") return policy.declines.front().name;
  if (field.name == "step") return 3;
  if (field.name == "who") return "provider";
  return "hand";
}

Event event_of(const Policy& policy, const EventPattern& pattern) {
  Event made = event(20, to_text(pattern.event));
  made.fields = Value::map();
  for (const yaml::Key& field : definition_of(pattern.event).fields) {
    const auto given = std::ranges::find(pattern.fields, field.name, &std::pair<std::string, std::string>::first);
    if (given != pattern.fields.end())
      made.fields.set(field.name, field.shape->type == yaml::Type::integer ? Value(std::stoi(given->second))
                                                                           : Value(given->second));
    else if (field.required)
      made.fields.set(field.name, filled(policy, field));
  }
  return made;
}

Subject subject_of(const Policy& policy, const EventPattern& pattern) {
  for (const auto& [field, value] : pattern.fields)
    if (field == "clock") return std::ranges::find(policy.clocks, value, &Clock::name)->on;
  return is_event_of(Subject::request, pattern.event) ? Subject::request : Subject::participant;
}

// Whose record a participant's event is on: the side whose role has the gate, or whom the letter goes to.
std::string whose(const Policy& policy, const Letter& letter, const EventPattern& pattern) {
  const std::string provider = first_role(policy, Side::provider);
  if (letter.to.front() == provider) return "provider";
  for (const auto& [field, value] : pattern.fields)
    if (field == "gate" && !std::ranges::count(gates_of(policy, first_role(policy, Side::seeker)), value))
      return "provider";
  return "seeker";
}

void write(const std::filesystem::path& folder, const Drafted& drafted, const std::string& wanted) {
  for (const std::string& problem : drafted.problems) fmt::print(stderr, "{}\n", problem);
  std::filesystem::create_directories(folder);
  for (const Draft& draft : drafted.drafts)
    if (draft.letter == wanted) std::ofstream(folder / (wanted + ".eml"), std::ios::binary) << draft.file.text;
}

void write_letter_of(const Policy& policy, const Letter& letter, const std::filesystem::path& folder,
                     std::size_t turn) {
  const EventPattern& pattern = letter.on.front();
  World world(policy, turn);
  const Subject subject = subject_of(policy, pattern);
  ChangeSet changes;
  if (subject == Subject::participant) {
    if (pattern.event == EventKind::step_taken || pattern.event == EventKind::excepted) world.add_rejections();
    changes.push_back(AppendEvent{subject, whose(policy, letter, pattern), event_of(policy, pattern)});
  } else {
    const auto route = std::ranges::find(letter.when, "route", &Conditions::value_type::first);
    world.add_request(pattern, route == letter.when.end() ? "assigned" : route->second.front());
    Event happened = event_of(policy, pattern);
    Request& request = world.requests.front();
    if (pattern.event == EventKind::submitted) {
      if (request.route == "direct") happened.fields.set("to", "provider");
      if (request.route == "offered") happened.fields.set("from", "provider");
      request.source.path = "";
      request.prefers = {"provider"};
      request.history = {happened};
      changes.push_back(CreateRequest{request});
      world.requests.clear();
    } else {
      changes.push_back(AppendEvent{subject, request.id, happened});
    }
  }
  const Records records = world.records();
  write(folder, draft_letters({policy, records}, changes, {}, {}, at(20, 10).instant), letter.name);
}

void write_ladder(const Policy& policy, const std::filesystem::path& folder) {
  for (const ComplianceStep& step : policy.compliance.steps) {
    World world(policy, 0);
    world.add_rejections();
    const Records records = world.records();
    const auto append = [](Event happened) {
      return ChangeSet{AppendEvent{Subject::participant, "provider", std::move(happened)}};
    };
    const auto now = at(20, 10).instant;
    const auto taken = append(event(20, "step-taken", {{"step", step.number}, {"action", "told"}}));
    write(folder, draft_letters({policy, records}, taken, {}, {}, now), step.mail_template);
    const auto decided =
        append(event(20, "excepted", {{"reason", "helps with events"}, {"decided_by", step.final_word}}));
    if (!step.template_after.empty())
      write(folder, draft_letters({policy, records}, decided, {}, {}, now), step.template_after);
  }
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) return 2;
  std::filesystem::remove_all(words[1]);
  std::size_t turn = 0;
  for (const Preset& preset : presets()) {
    const Policy policy = policy_of(preset);
    const auto folder = std::filesystem::path(words[1]) / std::string(preset.name);
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "program.yaml") << preset.text;
    for (const Letter& letter : policy.letters) write_letter_of(policy, letter, folder, turn++);
    write_ladder(policy, folder);
  }
  return 0;
}
