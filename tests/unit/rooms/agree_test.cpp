// Whatever is said of a request comes from its one story. Here a small oracle tells the same history in its own way,
// and every room must say the same as it: who was asked, when, by which route, who holds the request, what it waited.
#include <fmt/format.h>

#include <cmath>
#include <random>

#include "rooms/oracle.hpp"
#include "rooms/said.hpp"

using namespace matchdesk;
using namespace matchdesk::world;

namespace {

const Instant morning = at("2026-05-14 08:00");

Clock clock(std::string name, EventKind from, std::vector<EventPattern> until) {
  Clock made;
  made.name = std::move(name);
  made.from = {{from, {}}};
  made.until = std::move(until);
  made.within = lasting("3 days");
  made.waiting_on = WaitingOn::provider;
  return made;
}

Policy random_policy(std::mt19937& random) {
  Policy policy;
  policy.calendar.zone = zone();
  policy.roles = {{.name = "client"}, {.name = "mentor", .side = Side::provider}};
  policy.kinds = {{.name = "mentoring", .referrals = 1}};
  policy.clocks = {clock("accept", EventKind::asked, {{EventKind::accepted, {}}, {EventKind::declined, {}}}),
                   clock("work", EventKind::accepted, {{EventKind::completed, {}}})};
  for (const std::string name : {"assigned", "direct", "preferred", "offered"}) {
    policy.routes.push_back({.name = name});
    if (random() % 3 == 0) continue;  // the program says nothing of it
    const RouteRules rules{static_cast<OnDecline>(random() % 3), random() % 3 > 0};
    policy.life.routes[name] = rules;
    policy.routes.back().on_decline = rules.on_decline;
    policy.routes.back().needs_answer = rules.needs_answer;
  }
  return policy;
}

// Mostly an event that is possible then and moves the request on; sometimes any, or one that takes another back.
Event random_event(std::mt19937& random, const Request& request, const Policy& policy, Instant when) {
  const auto any = [&](std::size_t below) { return random() % below; };
  if (any(10) == 0) {
    const Event& mistaken = request.history[any(3) == 0 ? 0 : any(request.history.size())];
    if (mistaken.name() != "retracted") return retraction(when, mistaken);
  }
  const plain::Story now = plain::story_of(request, policy, when);
  Lines names;
  for (const auto& [name, statuses] : plain::possible_in())
    if (any(8) == 0 || statuses.find(now.status.front()) != std::string::npos) names.push_back(name);
  for (const auto* name :
       {"assigned", "accepted", "declined", "timed-out", "scheduled", "met", "transferred", "talked-to"})
    if (std::ranges::find(names, name) != names.end()) names.insert(names.end(), 4, name);
  const std::string name = names[any(names.size())];
  Event made = complete_event(when, name, any(12) == 0 ? "maria-silva" : providers[any(2)]);
  if (name == "timed-out" && any(4) > 0) made.fields.set("provider", now.provider);
  if (name == "timed-out" && any(2) == 0) {
    made.by = "sweep";
    made.fields.set("due", to_text(zone().stamp(when - std::chrono::hours(any(40)))));
  }
  if (name == "talked-to" && any(4) > 0) made.fields.set("provider", now.talk_to);
  if (name == "declined") made.fields.set("reason", "no-time");
  return made;
}

// A history of up to sixteen events, of which no two happen in one second; one in four was written down late.
Request random_request(std::mt19937& random, const Policy& policy, std::string_view route) {
  Request one = request("20260514-a", {}, route);
  Event submitted = event(morning, "submitted");
  // Now and then the submission does not fit the route.
  if ((route == "direct") != (random() % 12 == 0)) submitted.fields.set("to", providers[random() % 2]);
  if ((route == "offered") != (random() % 12 == 0)) submitted.fields.set("from", providers[random() % 2]);
  one.history.push_back(std::move(submitted));
  const auto length = static_cast<int>(random() % 16);
  for (int step = 1; step <= length; ++step) {
    const int hour = random() % 4 == 0 ? static_cast<int>(random() % 200) : 10 * step;
    one.history.push_back(
        random_event(random, one, policy, morning + std::chrono::hours(hour) + std::chrono::seconds(step)));
  }
  return one;
}

std::string in_words(const Request& request) {
  std::string text = "\n  route: " + request.route;
  for (const Event& event : request.history) text += "\n  " + display(to_value(event));
  return text;
}

// What the rooms should say.

Lines shown(const plain::Story& story) {
  const plain::Approach* last = story.provider.empty() ? nullptr : &story.asks.back();
  const bool is_pending = last != nullptr && last->answer.empty();
  const bool is_accepted = last != nullptr && last->answer == "accepted";
  std::optional<Instant> waits;
  if (story.status == "queued") waits = story.returned.value_or(morning);
  if (is_pending) waits = last->asked;
  const auto who = [&](std::string_view answer) {
    Lines ids;
    for (const plain::Approach& ask : story.asks)
      if (ask.answer == answer && ask.route != "offered" && std::ranges::find(ids, ask.provider) == ids.end())
        ids.push_back(ask.provider);
    return display(Value(ids));
  };
  return {"status " + story.status,
          "provider " + story.provider,
          "route " + story.route,
          "asked " + said(is_pending ? std::optional(last->asked) : std::nullopt),
          "accepted " + said(is_accepted ? last->answered : std::nullopt),
          "returned " + said(story.returned) + " " + story.returned_by,
          "closed " + said(story.closed),
          "waits since " + said(waits),
          "talk to " + story.talk_to,
          "declined by " + who("declined"),
          "timed out by " + who("timed-out")};
}

std::map<std::string, std::chrono::seconds> stays(const plain::Story& story) {
  std::map<std::string, std::chrono::seconds> spent;
  for (std::size_t step = 0; step < story.steps.size(); ++step) {
    const Instant end = step + 1 < story.steps.size() ? story.steps[step + 1].at : evening;
    if (story.steps[step].status != "closed") spent[story.steps[step].status] += end - story.steps[step].at;
  }
  return spent;
}

std::optional<Instant> first_accepted(const plain::Story& story) {
  const auto found = std::ranges::find(story.asks, "accepted", &plain::Approach::answer);
  return found == story.asks.end() ? std::nullopt : found->answered;
}

Lines stages(const plain::Story& story) {
  const auto asked = story.asks.empty() ? std::nullopt : std::optional(story.asks.front().asked);
  return {"submitted " + said(story.submitted), "assigned " + said(asked), "accepted " + said(first_accepted(story))};
}

// An offer is answered by the seeker.
Lines clocks(const plain::Story& story) {
  if (story.status == "pending")
    return {fmt::format("accept since {} by {}", wall(story.asks.back().asked),
                        story.asks.back().route == "offered" ? "maria-silva" : story.provider)};
  if (!story.is_held()) return {};
  return {fmt::format("work since {} by {}", wall(*story.asks.back().answered), story.provider)};
}

std::ptrdiff_t count(const plain::Story& story, std::string_view answer, std::string_view provider = "") {
  return std::ranges::count_if(story.asks, [&](const plain::Approach& ask) {
    return (answer == "any" || ask.answer == answer) && (provider.empty() || ask.provider == provider);
  });
}

Lines health(const plain::Story& story) {
  double hours = 0;
  for (const plain::Approach& ask : story.asks)
    hours += static_cast<double>((ask.answered.value_or(evening) - ask.asked).count()) / 3600;
  const auto number = [](std::string_view name, double value) { return fmt::format("{} {:.1f}", name, value); };
  const bool began = story.submitted.has_value();
  const std::string pending =
      story.asks.empty()
          ? "average-pending-time -"
          : number("average-pending-time", std::round(hours / static_cast<double>(story.asks.size()) * 10) / 10);
  return {number("submitted", began),
          number("assigned", began && !story.asks.empty()),
          number("accepted", began && first_accepted(story)),
          pending,
          number("declined", static_cast<double>(count(story, "declined"))),
          number("timed-out", static_cast<double>(count(story, "timed-out"))),
          number("queued-now", story.status == "queued"),
          number("pending-now", story.status == "pending"),
          number("held-now", story.is_held())};
}

Lines load(const plain::Story& story, const std::string& provider) {
  const bool has_it = story.provider == provider;
  const auto direct = std::ranges::count_if(
      story.asks, [&](const plain::Approach& ask) { return ask.provider == provider && ask.route == "direct"; });
  return {fmt::format("held {}", has_it && story.is_held() ? 1 : 0),
          fmt::format("pending {}", has_it && story.status == "pending" ? 1 : 0),
          fmt::format("asked {}", count(story, "any", provider)),
          fmt::format("direct {}", direct),
          fmt::format("accepted {}", count(story, "accepted", provider)),
          fmt::format("declined {}", count(story, "declined", provider)),
          fmt::format("timed_out {}", count(story, "timed-out", provider))};
}

// A letter about an event that concerns nobody goes to whom the event names.
Lines letters(const plain::Story& story, const Request& request) {
  Lines lines;
  for (const plain::Step& step : story.steps) {
    const std::string& named = request.history[step.place].text("provider");
    lines.push_back(fmt::format("{} {} {}", wall(step.at), step.also, step.provider.empty() ? named : step.provider));
  }
  std::ranges::sort(lines);
  return lines;
}

Lines timeline(const plain::Story& story) {
  Lines lines;
  for (const plain::Step& step : story.steps)
    lines.push_back(fmt::format("{} {} {}", wall(step.at), step.name, step.also));
  return lines;
}

Lines timeline(const plain::Story& story, const std::string& provider) {
  Lines lines;
  for (const plain::Step& step : story.steps)
    if (step.provider == provider) lines.push_back(fmt::format("{} {}", wall(step.at), step.name));
  return lines;
}

Lines asks(const plain::Story& story, const std::string& provider) {
  Lines lines;
  for (const plain::Approach& ask : story.asks)
    if (ask.provider == provider) lines.push_back(fmt::format("{} {} {}", wall(ask.asked), ask.route, ask.answer));
  return lines;
}

Lines rejections(const plain::Story& story, const std::string& provider) {
  Lines lines;
  for (const plain::Approach& ask : story.asks)
    if (ask.provider == provider && ask.route != "offered" && (ask.answer == "declined" || ask.answer == "timed-out"))
      lines.push_back(fmt::format("{} {}", wall(ask.counts_from), ask.answer));
  std::ranges::stable_sort(lines, {}, [](const std::string& line) { return line.substr(0, 19); });
  return lines;
}

void check_course(const Course& course, const plain::Story& story) {
  Lines before, found, held, expected;
  for (const RequestStatus status : course.before) before.emplace_back(to_text(status));
  for (const plain::Step& step : story.steps) found.push_back(step.before);
  CHECK(before == found);
  for (const Stretch& stretch : course.held) held.push_back(stretch.provider + " " + wall(stretch.accepted));
  for (const plain::Approach& ask : story.asks)
    if (ask.answer == "accepted") expected.push_back(ask.provider + " " + wall(*ask.answered));
  CHECK(held == expected);
}

bool is_taken_back_after(const Request& request, Instant then) {
  return std::ranges::any_of(request.history, [&](const Event& event) {
    return event.kind == EventKind::retracted && event.at.instant > then;
  });
}

void check_rooms(const Request& request, const Policy& policy, Instant then) {
  const Said rooms(policy, request);
  const plain::Story story = plain::story_of(request, policy, evening);
  CHECK(rooms.show() == shown(story));
  CHECK(rooms.name("status") == story.status);
  CHECK(rooms.name("provider") == story.provider);
  CHECK(rooms.name("route") == (request.route.empty() ? "assigned" : request.route));
  CHECK(rooms.stays() == stays(story));
  CHECK(rooms.stages() == stages(story));
  CHECK(rooms.clocks() == clocks(story));
  CHECK(rooms.health() == health(story));
  CHECK(rooms.letters() == letters(story, request));
  check_course(rooms.course(), story);

  const Said rooms_then(policy, request, then);
  const plain::Story story_then = plain::story_of(request, policy, then);
  CHECK(rooms.timeline(evening) == timeline(story));
  CHECK(rooms.timeline(then) == timeline(story_then));
  CHECK(rooms_then.timeline(then) == timeline(story_then));
  for (const std::string& provider : providers) {
    CAPTURE(provider);
    CHECK(rooms.load_of(provider) == load(story, provider));
    CHECK(rooms.timeline(provider, evening) == timeline(story, provider));
    CHECK(rooms.asks(provider, evening) == asks(story, provider));
    CHECK(rooms.rejections(provider, evening) == rejections(story, provider));
    CHECK(rooms.timeline(provider, then) == timeline(story_then, provider));
    CHECK(rooms_then.asks(provider, then) == asks(story_then, provider));
    CHECK(rooms_then.rejections(provider, then) == rejections(story_then, provider));
    // Who was only asked by mistake is not looked up any more.
    if (is_taken_back_after(request, then)) continue;
    CHECK(rooms.asks(provider, then) == asks(story_then, provider));
    CHECK(rooms.rejections(provider, then) == rejections(story_then, provider));
  }
}

}  // namespace

TEST_CASE("all rooms say the same of a request, and the same as the plain rules of its life") {
  constexpr std::array<std::string_view, 5> routes{"", "assigned", "direct", "preferred", "offered"};
  std::mt19937 random(20260514);
  std::map<std::string, int> statuses, answers;
  for (int round = 0; round < 2000; ++round) {
    const Policy policy = random_policy(random);
    const Request one = random_request(random, policy, routes[random() % routes.size()]);
    CAPTURE(in_words(one));
    check_rooms(one, policy, morning + std::chrono::hours(random() % 200));
    const plain::Story story = plain::story_of(one, policy, evening);
    ++statuses[story.status];
    for (const plain::Approach& ask : story.asks) ++answers[ask.answer];
  }
  for (const std::string status : {"queued", "pending", "accepted", "scheduled", "met", "closed"}) {
    CAPTURE(status);
    CHECK(statuses[status] > 20);
  }
  for (const std::string answer : {"", "accepted", "declined", "timed-out", "ended"}) {
    CAPTURE(answer);
    CHECK(answers[answer] > 40);
  }
}

TEST_CASE("of two requests with one history, of which one leaves out the default route, everything is said alike") {
  std::mt19937 random(7);
  for (int round = 0; round < 400; ++round) {
    const Policy policy = random_policy(random);
    Request one = random_request(random, policy, "assigned");
    const Instant then = morning + std::chrono::hours(random() % 200);
    CAPTURE(in_words(one));
    const Lines with = Said(policy, one).everything(then);
    one.route.clear();
    CHECK(Said(policy, one).everything(then) == with);
  }
}
