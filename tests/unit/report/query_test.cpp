#include "report/query.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <random>

#include "report/policy.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

using world::event;

const Instant now = world::at("2026-05-20T10:00:00-05:00");

// Three clients, two mentors, five requests.
struct Town {
  Policy policy = world::policy();
  Records records = make();

  Records make() const {
    std::vector<Participant> people = {
        world::person("amy", "client", "Amy", "O'Brien"), world::person("ben", "client", "José", "Núñez"),
        world::person("cleo", "client", "Cleo", "Rock and Roll"), world::person("max", "mentor", "Max", "Silva"),
        world::person("nia", "mentor", "Nia", "Stone",
                      {event("2026-05-01T09:00:00-05:00", "applied"),
                       event("2026-05-02T09:00:00-05:00", "paused", {{"until", "2026-06-01"}})})};
    people[0].location = "hill";
    people[0].industries = {"retail", "banking"};
    people[0].seniority = "senior";
    people[0].custom.set("years", 7);
    people[1].location = "dale";
    people[1].email.clear();
    people[1].seniority = "entry";
    people[1].custom.set("years", 2.5);
    people[1].custom.set("certified", true);
    people[0].languages = {"english", "pt"};
    people[1].languages = {"es", "elvish"};
    people[3].languages = {"en-us"};
    people[3].capacity.open = 2;
    people[2].joined = world::day("2026-04-30");
    people[3].location = "south";
    people[3].seniority = "mid";
    std::vector<Request> requests = {
        world::request("20260518-q1", "amy", {event("2026-05-18T09:00:00-05:00", "submitted")}),
        world::request("20260510-p1", "ben",
                       {event("2026-05-10T09:00:00-05:00", "submitted"),
                        event("2026-05-12T09:00:00-05:00", "assigned", {{"provider", "max"}})}),
        world::request("20260501-a1", "cleo",
                       {event("2026-05-01T09:00:00-05:00", "submitted", {{"to", "nia"}}),
                        event("2026-05-01T12:00:00-05:00", "accepted")},
                       "direct"),
        world::request("20260402-c1", "amy",
                       {event("2026-04-02T09:00:00-05:00", "submitted"),
                        event("2026-04-03T09:00:00-05:00", "withdrawn", {{"who", "seeker"}, {"reason", "moved"}})}),
        world::request("20260519-q2", "cleo", {event("2026-05-19T09:00:00-05:00", "submitted")})};
    requests[0].priority = "high";
    requests[4].location = "south";
    requests[4].kind = "flash";
    requests[4].needs.set("industries", std::vector<std::string>{"food"});
    return world::records(policy, std::move(people), std::move(requests));
  }

  Program program() const { return {policy, records}; }

  std::string answers(Subject subject, std::string_view text) const {
    const auto query = parse_query(policy, subject, text, now);
    if (!query) return query.error().message + "\n" + query.error().hint;
    std::vector<std::string> ids;
    if (subject == Subject::request) {
      for (const Request& request : records.requests()) {
        if (matches(*query, program(), &request, now)) ids.push_back(request.id.substr(9));
      }
    } else {
      for (const Participant& participant : records.participants()) {
        if (matches(*query, program(), &participant, now)) ids.push_back(participant.id);
      }
    }
    return text::join(ids, " ");
  }
  std::string requests(std::string_view text) const { return answers(Subject::request, text); }
  std::string people(std::string_view text) const { return answers(Subject::participant, text); }
};

}  // namespace

TEST_CASE("requests that answer a query") {
  const Town town;
  const std::pair<const char*, const char*> cases[] = {
      {"", "c1 a1 p1 q1 q2"},
      {"status=queued", "q1 q2"},
      {"status = Queued and location in north", "q1"},
      {"status=queued and location in iowa or status=pending",
       "--where: there is no location 'iowa'\n"
       "  status=queued and location in iowa or status=pending\n"
       "                                ^~~~\nprogram.yaml lists the locations"},
      {"location in north", "c1 p1 q1"},
      {"location = north", ""},
      {"location in North and not location=dale", "c1 q1"},
      {"location in hill, south", "c1 q1 q2"},
      {"location in (hill, south) and open", "q1 q2"},
      {"location != hill", "a1 p1 q2"},
      {"location ~ al", "p1"},
      {"missing location", "a1"},
      {"has provider", "a1 p1"},
      {"provider=max", "p1"},
      {"provider.name ~ silva", "p1"},
      {"provider.name = \"Max Silva\"", "p1"},
      {"provider.name = max silva", "p1"},
      {"provider.seniority >= mid", "p1"},
      {"provider.status = paused", "a1"},
      {"seeker.name = jose nunez", "p1"},
      {"name ~ o'brien", "c1 q1"},
      {"name = 'Rock'", ""},
      {"name ~ \"rock and\"", "a1 q2"},
      {"needs.industries = food", "q2"},
      {"needs.industries = shops", "c1 q1"},
      {"needs.industries in consumer", "c1 q1 q2"},
      {"age > 2d", "a1 p1 q1"},
      {"age<=49h", "c1 q1 q2"},
      {"age > 1 week", "a1 p1"},
      {"age > 2bd", "a1 p1"},
      {"waiting > 1d", "p1 q1 q2"},
      {"submitted = 2026-05-18", "q1"},
      {"submitted > 2026-05-10", "q1 q2"},
      {"submitted >= 2026-05-10 and submitted < 2026-05-19", "p1 q1"},
      {"submitted <= 2026-05-10", "c1 a1 p1"},
      {"submitted in 2026-04", "c1"},
      {"submitted in 2026-04, 2026-05-18", "c1 q1"},
      {"submitted = yesterday", "q2"},
      {"submitted >= -3d", "q1 q2"},
      {"submitted = \"2026-05-18 09:00\"", "q1"},
      {"submitted > \"2026-05-18 08:59\"", "q1 q2"},
      {"closed in 2026-Q2", "c1"},
      {"outcome=withdrawn", "c1"},
      {"priority=high or kind=flash", "q1 q2"},
      {"NOT (open OR outcome=withdrawn)", ""},
      {"not open", "c1"},
      {"open=no", "c1"},
      {"events = assigned", "p1"},
      {"meetings=0 and attempts<1", "c1 a1 p1 q1 q2"},
      {"meetings in 1,2", ""},
      {"overdue", "p1"},
      {"state=overdue and clocks=accept", "p1"},
      {"not not open and not open", ""},
      {"((status=met) or (status=accepted))", "a1"},
  };
  for (const auto& [query, ids] : cases) {
    CAPTURE(query);
    CHECK(town.requests(query) == ids);
  }
}

TEST_CASE("people who answer a query") {
  const Town town;
  const std::pair<const char*, const char*> cases[] = {
      {"role=client", "amy ben cleo"},
      {"side=provider and active", "max"},
      {"incomplete", "ben"},
      {"paused", "nia"},
      {"incomplete=no and role=client", "amy cleo"},
      {"lacking = email", "ben"},
      {"industries = retail and industries = banking", "amy"},
      {"industries != retail", "ben cleo max nia"},
      {"industries in consumer", "amy"},
      {"seniority < senior", "ben max"},
      {"seniority >= mid", "amy max"},
      {"has seniority and missing industries", "ben max"},
      {"custom.years > 2.5", "amy"},
      {"custom.years >= 2.5", "amy ben"},
      {"custom.certified", "ben"},
      {"custom.certified=yes", "ben"},
      {"languages = en", "amy max"},
      {"languages = Englisch", "amy max"},
      {"languages != English", "ben cleo nia"},
      {"languages in Spanish, portuguese", "amy ben"},
      {"languages = Elvish", "ben"},
      {"languages ~ engl", "amy"},
      {"asked in 2026-05", "max nia"},
      {"asked = 2026-05-12", "max"},
      {"asked in 2026-05-01 to 2026-05-11", "nia"},
      {"last_asked < -10d", "nia"},
      {"side=provider and not asked >= -10d", "nia"},
      {"missing last_asked", "amy ben cleo"},
      {"never_asked", ""},
      {"load = 50", "max"},
      {"has load", "max"},
      {"holds = 1", "max nia"},
      {"joined = 2026-04-30", "cleo"},
      {"joined < 2026-04-30", ""},
      {"joined in 2026-Q2", "cleo"},
      {"paused_until > today", "nia"},
      {"holds > 0", "max nia"},
      {"asks>=1", "amy ben cleo"},
      {"name.last = nunez", "ben"},
      {"email ~ EXAMPLE", "amy cleo max nia"},
      {"last_event >= 2026-05-01", "nia"},
  };
  for (const auto& [query, ids] : cases) {
    CAPTURE(query);
    CHECK(town.people(query) == ids);
  }
}

TEST_CASE("what is wrong with a query, and where") {
  const Town town;
  const std::pair<const char*, const char*> cases[] = {
      {"locaton in hill",
       "--where: requests have no 'locaton'\n  locaton in hill\n  ^~~~~~~\ndid you mean 'location'?"},
      {"open and zzzzzz=1",
       "--where: requests have no 'zzzzzz'\n  open and zzzzzz=1\n           ^~~~~~\nmatchdesk help query lists the "
       "names"},
      {"seeker.emial=x",
       "--where: requests have no 'seeker.emial'\n  seeker.emial=x\n  ^~~~~~~~~~~~\ndid you mean 'seeker.email'?"},
      {"status=queed", "--where: 'status' is never 'queed'\n  status=queed\n         ^~~~~\ndid you mean 'queued'?"},
      {"location in hil",
       "--where: there is no location 'hil'\n  location in hil\n              ^~~\ndid you mean 'hill'?"},
      {"age>soon",
       "--where: 'age' is a length of time, and 'soon' is none\n  age>soon\n      ^~~~\nsuch as 4h, 2d, 2bd, 1w or 3 "
       "months"},
      {"age=2d", "--where: 'age' cannot be compared with '='\n  age=2d\n     ^\npossible: < <= > >="},
      {"location>hill",
       "--where: 'location' cannot be compared with '>'\n  location>hill\n          ^\npossible: = != ~ in"},
      {"meetings=many",
       "--where: 'meetings' is a number, and 'many' is none\n  meetings=many\n           ^~~~\nsuch as 3 or 2.5"},
      {"open=maybe", "--where: 'open' is yes or no, not 'maybe'\n  open=maybe\n       ^~~~~\nsay open, or not open"},
      {"open~yes", "--where: 'open' cannot be compared with '~'\n  open~yes\n      ^\nsay open, or not open"},
      {"overdue in yes",
       "--where: 'overdue' cannot be compared with 'in'\n  overdue in yes\n          ^~\nsay overdue, or not overdue"},
      {"submitted>someday",
       "--where: 'someday' is not a day or a time\n  submitted>someday\n            ^~~~~~~\nsuch as 2026-05-14, "
       "\"2026-05-14 14:30\", yesterday, monday, -2w, 2026-05 or 2026-Q2"},
      {"needs.seniority > boss",
       "--where: 'boss' has no place in the order of seniority\n  needs.seniority > boss\n                    "
       "^~~~\npossible: entry, mid or senior"},
      {"status", "--where: 'status' is compared with nothing\n  status\n  ^~~~~~\nsay status=VALUE, or has status"},
      {"status=",
       "--where: a value is missing here\n  status=\n         ^\na text that is a word of the language goes in quotes"},
      {"status=queued and",
       "--where: a condition is missing here\n  status=queued and\n                   ^\nsuch as status=queued"},
      {"(status=queued", "--where: this parenthesis is never closed\n  (status=queued\n  ^\n"},
      {"status=queued)", "--where: this parenthesis was never opened\n  status=queued)\n               ^\n"},
      {"status in (queued", "--where: this parenthesis is never closed\n  status in (queued\n            ^\n"},
      {"(open status=queued)", "--where: 'and', 'or' or ')' is missing here\n  (open status=queued)\n        ^~~~~~\n"},
      {"kind=flash status=queued",
       "--where: 'and' or 'or' is missing here\n  kind=flash status=queued\n             ^~~~~~\nput a text of several "
       "words in quotes"},
      {"name=\"Maria", "--where: this quote is never closed\n  name=\"Maria\n       ^\nend the text with another \""},
      {"name!Maria", "--where: '!' alone is no comparison\n  name!Maria\n      ^\nsay !=, or not before a condition"},
      {"name=José and =3",
       "--where: the name of a field is missing here\n  name=José and =3\n                ^\nsuch as status=queued"},
      {"custom.yeers>3",
       "--where: requests have no 'custom.yeers'\n  custom.yeers>3\n  ^~~~~~~~~~~~\ndid you mean 'custom.years'?"},
  };
  for (const auto& [query, error] : cases) {
    CAPTURE(query);
    CHECK(town.requests(query) == error);
  }
  CHECK(town.requests(std::string(300, '(')).starts_with("--where: this is nested too deeply\n"));
}

TEST_CASE("any query made of conditions means what its logic says") {
  const Town town;
  const std::pair<const char*, std::function<bool(const Request&)>> conditions[] = {
      {"status=queued", [](const Request& r) { return r.state.status == RequestStatus::queued; }},
      {"open", [](const Request& r) { return r.state.status != RequestStatus::closed; }},
      {"has provider", [](const Request& r) { return !r.state.provider.empty(); }},
      {"seeker in amy,ben", [](const Request& r) { return r.seeker == "amy" || r.seeker == "ben"; }},
      {"kind != flash", [](const Request& r) { return r.kind != "flash"; }},
      {"name ~ \"and roll\"", [](const Request& r) { return r.seeker == "cleo"; }},
      {"priority = high", [](const Request& r) { return r.priority == "high"; }},
      {"age < 5 days",
       [](const Request& r) {
         const Instant end = r.state.closed ? r.state.closed->instant : now;
         return end - r.submitted->instant < std::chrono::hours(120);
       }},
  };
  using Test = std::function<bool(const Request&)>;
  std::mt19937 random(7);
  // A text and what it means; `strength` 0: may stand under "not", 1: under "and", 2: under "or".
  struct Made {
    std::string text;
    Test test;
    int strength;
  };
  const auto grouped = [&random](Made made, int strength) {
    if (made.strength > strength || random() % 4 == 0) made.text = "(" + made.text + ")";
    return made.text;
  };
  std::function<Made(int)> make = [&](int depth) -> Made {
    const auto what = depth == 0 ? 3 : random() % 4;
    if (what == 3) {
      const auto& [text, test] = conditions[random() % std::size(conditions)];
      return {text, test, 0};
    }
    Made left = make(depth - 1);
    if (what == 2)
      return {(random() % 2 ? "not " : "NOT ") + grouped(left, 0),
              [test = left.test](const Request& r) { return !test(r); }, 0};
    Made right = make(depth - 1);
    const bool is_and = what == 0;
    const int strength = is_and ? 1 : 2;
    return {grouped(left, strength) + (is_and ? " and " : "  or ") + grouped(right, strength),
            [a = left.test, b = right.test, is_and](const Request& r) { return is_and ? a(r) && b(r) : a(r) || b(r); },
            strength};
  };
  for (int round = 0; round < 1000; ++round) {
    const Made made = make(4);
    CAPTURE(made.text);
    const auto query = parse_query(town.policy, Subject::request, made.text, now);
    REQUIRE(query);
    for (const Request& request : town.records.requests()) {
      CHECK(matches(*query, town.program(), &request, now) == made.test(request));
    }
  }
}

TEST_CASE("no text whatever breaks the parser") {
  const Town town;
  const char* parts[] = {"status", "=", "queued", "and", "or",  "not", "(", ")", ",", "in", "has",     "missing",
                         "\"x\"",  "'", "~",      "<=",  "age", "2d",  "é", "!", " ", "\t", "seeker.", "custom."};
  std::mt19937 random(8);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (auto count = random() % 9; count > 0; --count)
      text += std::string(parts[random() % std::size(parts)]) + (random() % 2 ? " " : "");
    CAPTURE(text);
    const auto query = parse_query(town.policy, Subject::request, text, now);
    if (query) {
      for (const Request& request : town.records.requests()) matches(*query, town.program(), &request, now);
    } else {
      CHECK(query.error().code == "bad-query");
      CHECK(query.error().message.find("^") != std::string::npos);
    }
  }
}

}  // namespace matchdesk
