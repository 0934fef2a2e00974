#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "matching/rank.hpp"
#include "world.hpp"

namespace matchdesk::test {

using world::day;

// This program is in UTC: at("2026-05-14 09:12").
inline Instant at(std::string_view text) { return world::at(text, Zone()); }
inline Event event(std::string_view when, std::string_view name, Value::Map fields = {}) {
  return world::event(world::stamp(when, Zone()), name, std::move(fields));
}

using Texts = std::vector<std::string>;

// Region central: districts iowa (des-moines, cedar-rapids) and kansas (wichita, topeka). Clients and mentors, who are
// vetted. Weeks begin on Sunday. The order is location, rotation; the criteria are a ladder over all levels and
// industries, of which one must match. `food` has restaurant and bakery below it.
Policy mentoring_policy();
Criterion ladder(int weight, Texts widen = {"chapter", "district", "region"});
Criterion criterion(Criterion::Kind kind, std::string field, int weight, Criterion::Must must = Criterion::Must::no);

Participant client(std::string id, std::string location = "des-moines");
// Active; joined on 2025-01-01.
Participant mentor(std::string id, std::string location = "des-moines", Texts industries = {"retail"});

// Submitted on 2026-01-01 at noon, needing retail.
Request request(std::string id, std::string seeker = "ann", std::string location = "des-moines");
// The same, put to a mentor directly.
Request direct_request(std::string id, std::string provider, std::string_view when, std::string seeker = "ann");

void assign(Request& request, std::string provider, std::string_view when);
void decline(Request& request, std::string reason, std::string_view when);

// The program, with what matching says of it.
class MentoringProgram : public world::World {
 public:
  MentoringProgram();  // with the client ann of des-moines

  // Builds the records anew, the requests' states folded. Results point into them until the next call.
  void settle();
  Program program() const { return {policy, records_}; }
  const Request& request_of(std::string_view id) const { return *records_.request(id); }
  const Participant& participant_of(std::string_view id) const { return *records_.participant(id); }

  // These settle first.
  Ranking ranking(std::string_view request, std::string_view now = "2026-05-14 12:00");
  // The candidates' ids, best first: "bob eve".
  std::string order(std::string_view request, std::string_view now = "2026-05-14 12:00");
  // A line for each reason, as in_words has it.
  std::string reasons(std::string_view request, std::string_view provider, std::string_view now = "2026-05-14 12:00");

 private:
  Records records_;
};

// "code: text", with the day on which it ends and a star where it may be overridden.
std::string in_words(const Reason& reason);
std::string ids(const Ranking& ranking);

}  // namespace matchdesk::test
