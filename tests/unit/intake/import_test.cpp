#include "intake/import.hpp"

#include <fmt/format.h>

#include "intake/policy.hpp"
#include "record/fields.hpp"
#include "text/words.hpp"
#include "yaml/tree.hpp"

using namespace matchdesk;

namespace {

constexpr std::string_view map_of_clients =
    "columns: {Name: name, Mail: email, Phone: phone, City: location, Business: industries}\n"
    "dates: [M/D/YYYY]\n"
    "via: web-form\n"
    "request:\n"
    "  columns: {Sent: submitted, Help: message, Mentor: to}\n";

constexpr std::string_view header = "Sent,Name,Mail,Phone,City,Business,Help,Mentor\n";

// A program whose records grow with each import.
struct Desk {
  Policy policy = small_policy();
  std::vector<Participant> people;
  std::vector<Request> requests;
  Timestamp now = world::stamp("2026-05-20T09:00:00-05:00");

  Desk() {
    people.push_back(
        taken_in(policy, world::newcomer("max-day", "mentor", "Max", "Day", "max@example.org"), {"intake", "terms"}));
    people.push_back(taken_in(policy, world::newcomer("new-kid", "mentor", "New", "Kid", "kid@example.org")));
  }

  Records records() const { return Records(people, requests, {}); }

  ImportPlan plan(std::string_view csv, std::string_view role = "client", std::string_view map = map_of_clients,
                  IfMayBeKnown if_may_be_known = IfMayBeKnown::reject) const {
    const auto table = text::parse_csv(csv, "rows.csv");
    REQUIRE(table);
    Diagnostics findings;
    const auto document = yaml::Document::parse("map.yaml", std::string(map), findings);
    REQUIRE(document != nullptr);
    const ImportAs as{find_role(policy, role)};
    const auto mapping = read_mapping(*document, table->headers, policy, as, findings);
    REQUIRE_MESSAGE(mapping, (findings.empty() ? "" : to_text(findings.front())));
    const Records known = records();
    return plan_import({policy, known}, *mapping, as, *table, now, "dana@example.org", if_may_be_known);
  }

  void keep(const ImportPlan& plan) {
    people.insert(people.end(), plan.participants.begin(), plan.participants.end());
    requests.insert(requests.end(), plan.requests.begin(), plan.requests.end());
  }
};

std::string csv(const std::vector<std::string>& rows) {
  std::string text(header);
  for (const std::string& row : rows) text += row + "\n";
  return text;
}

// What became of each row, a line each.
std::string told(const ImportPlan& plan) {
  constexpr std::array<std::string_view, 3> results{"added", "known", "rejected"};
  std::string out;
  for (const RowOutcome& row : plan.rows) {
    out += fmt::format("{} {} {}", row.line, results.at(static_cast<std::size_t>(row.result)), row.participant);
    if (row.is_new_request) out += " +request";
    if (!row.known_by.empty()) out += " by " + row.known_by;
    if (!row.reason.empty()) out += row.reason;
    if (!row.missing.empty()) out += " missing " + text::join(row.missing, ",");
    if (!row.differs.empty()) out += " differs " + text::join(row.differs, ",");
    if (!row.unlike.empty()) out += " unlike " + text::join(row.unlike, ",");
    out += '\n';
  }
  return out;
}

}  // namespace

TEST_CASE("a row becomes a client and the request it makes") {
  const Desk desk;
  const ImportPlan plan =
      desk.plan(csv({"5/14/2026 9:12 AM,Ana Ruiz,ana@example.org,515 555 0101,50309,shop,Please help,"}));
  CHECK(told(plan) == "2 added ana-ruiz +request\n");
  const Participant& ana = plan.participants.at(0);
  CHECK(ana.location == "des-moines");
  CHECK(to_text(*ana.joined) == "2026-05-14");
  CHECK(text::join(ana.industries, ",") == "retail");
  CHECK(ana.state.status == ParticipantStatus::active);
  REQUIRE(ana.history.size() == 1);
  CHECK(to_text(ana.history[0].at) == "2026-05-14T09:12:00-05:00");
  CHECK(ana.history[0].recorded == desk.now);
  CHECK(ana.history[0].text("via") == "web-form");
  const Request& request = plan.requests.at(0);
  CHECK(request.id.starts_with("20260514-"));
  CHECK(request.seeker == "ana-ruiz");
  CHECK(request.kind == "mentoring");
  CHECK(request.route == "assigned");
  CHECK(request.message == "Please help");
  CHECK(request.state.status == RequestStatus::queued);
}

TEST_CASE("a request that names a mentor is a direct one") {
  const Desk desk;
  const std::vector<std::string> rows = {
      "2026-05-14,Ana Ruiz,ana@example.org,,,,Hi,MAX DAY", "2026-05-14,Bo Lee,bo@example.org,,,,Hi,max@example.org",
      "2026-05-14,Cy Doe,cy@example.org,,,,Hi,Max Dey", "2026-05-14,Di Fox,di@example.org,,,,Hi,new-kid"};
  const ImportPlan plan = desk.plan(csv(rows));
  CHECK(told(plan) ==
        "2 added ana-ruiz +request\n"
        "3 added bo-lee +request\n"
        "4 rejected to: there is no provider 'Max Dey' (did you mean 'max-day'?)\n"
        "5 rejected new-kid is applied and takes no requests now\n");
  CHECK(plan.requests.at(0).state.status == RequestStatus::pending);
  CHECK(plan.requests.at(0).state.provider == "max-day");
}

TEST_CASE("bad rows do not stop the good ones, and add nothing") {
  const Desk desk;
  const std::string rows =
      csv({"2026-05-14,Ana Ruiz,ana at example.org,,,,Hi,", "2026-05-14,Bo Lee,bo@example.org,,,,Hi,",
           "14.5.2026,Cy Doe,cy@example.org,,,,Hi,", "2026-05-21,Di Fox,di@example.org,,,,Hi,",
           "2026-05-14,,,515 555 0101,,,,", "2026-05-14,Ed,Poe", ",Flo Gray,flo@example.org,,,,Hi,"});
  const ImportPlan plan = desk.plan(rows);
  CHECK(told(plan) ==
        "2 rejected email: 'ana at example.org' is no e-mail address\n"
        "3 added bo-lee +request\n"
        "4 rejected submitted: '14.5.2026' cannot be read as a time\n"
        "5 rejected submitted: 2026-05-21T00:00:00-05:00 is in the future\n"
        "6 rejected no name and no e-mail address\n"
        "7 rejected email: 'Poe' is no e-mail address\n"
        "8 rejected submitted: nothing is said\n");
  CHECK(plan.participants.size() == 1);
  CHECK(plan.requests.size() == 1);
  const auto table = text::parse_csv(rows, "rows.csv");
  const std::string rejects = rejects_csv(*table, plan);
  CHECK(rejects ==
        "line,reason,rule,Sent,Name,Mail,Phone,City,Business,Help,Mentor\n"
        "2,email: 'ana at example.org' is no e-mail address,bad-value,2026-05-14,Ana Ruiz,ana at example.org,,,,Hi,\n"
        "4,submitted: '14.5.2026' cannot be read as a time,not-a-time,14.5.2026,Cy Doe,cy@example.org,,,,Hi,\n"
        "5,submitted: 2026-05-21T00:00:00-05:00 is in the future,in-future,2026-05-21,Di Fox,di@example.org,,,,Hi,\n"
        "6,no name and no e-mail address,no-name,2026-05-14,,,515 555 0101,,,,\n"
        "7,email: 'Poe' is no e-mail address,bad-value,2026-05-14,Ed,Poe\n"
        "8,submitted: nothing is said,nothing-said,,Flo Gray,flo@example.org,,,,Hi,\n");
}

TEST_CASE("the rejects, mended, are imported with the same map") {
  Desk desk;
  const ImportPlan plan = desk.plan(
      "line,reason,rule,Sent,Name,Mail,Phone,City,Business,Help,Mentor\n"
      "2,no address,bad-value,2026-05-14,Ana Ruiz,ana@example.org,,,,Hi,\n"
      "9,no address,bad-value,2026-05-14,Bo Lee,bo,,,,Hi,\n");
  CHECK(told(plan) == "2 added ana-ruiz +request\n3 rejected email: 'bo' is no e-mail address\n");
  CHECK(columns_of_rejects({"line", "reason", "Sent"}) == 2);
  CHECK(columns_of_rejects({"reason", "line", "Sent"}) == 0);
  const auto table = text::parse_csv("line,reason,rule,Sent,Name\n2,x,a,2026,Ana\n", "rows.csv");
  ImportPlan again;
  again.rows.push_back(
      {.result = RowOutcome::Result::rejected, .line = 2, .rules = {"b", "c"}, .reason = "still wrong"});
  CHECK(rejects_csv(*table, again) == "line,reason,rule,Sent,Name\n2,still wrong,b c,2026,Ana\n");
}

TEST_CASE("importing again adds nothing, also where rows repeat") {
  Desk desk;
  const std::string rows =
      csv({"2026-05-14,Ana Ruiz,ana@example.org,,,shop,Hi,", "2026-05-14,Ana Ruiz,ANA@example.org,,,shop,Hi,",
           "2026-05-15,Ana Ruiz,ana@example.org,,,retial,More,", "2026-05-15,Bo Lee,,515 555 0102,,,Hi,",
           "2026-05-15,Cy Doe,,,,,Hi,", "2026-05-16,Cy Doe,cy@example.org,,,,Hi,"});
  const ImportPlan first = desk.plan(rows);
  CHECK(told(first) ==
        "2 added ana-ruiz +request\n"
        "3 known ana-ruiz by the same e-mail address\n"
        "4 added ana-ruiz +request by the same e-mail address differs industries\n"
        "5 added bo-lee +request missing email\n"
        "6 added cy-doe +request missing email\n"
        "7 rejected may be cy-doe: the same name; --even-if-known takes in another one\n");
  CHECK(first.participants.size() == 3);
  CHECK(first.requests.size() == 4);
  desk.keep(first);
  const ImportPlan second = desk.plan(rows);
  CHECK(told(second) ==
        "2 known ana-ruiz by the same e-mail address\n"
        "3 known ana-ruiz by the same e-mail address\n"
        "4 known ana-ruiz by the same e-mail address differs industries\n"
        "5 known bo-lee by the same name and phone number\n"
        "6 known cy-doe by the same name\n"
        "7 rejected may be cy-doe: the same name; --even-if-known takes in another one\n");
  CHECK(second.participants.empty());
  CHECK(second.requests.empty());
}

TEST_CASE("a file saved again without seconds, or with a zone behind its times, makes no second request") {
  Desk desk;
  const auto row = [](std::string_view time) { return csv({fmt::format("{},Ana Ruiz,ana@example.org,,,,Hi,", time)}); };
  desk.keep(desk.plan(row("5/14/2026 9:12:41 AM")));
  for (const char* same : {"5/14/2026 9:12", "5/14/2026 9:12:41", "5/14/2026 3:12:41 PM BST", "5/14/2026 10:12 EDT"})
    CHECK(told(desk.plan(row(same))) ==
          (std::string_view(same).ends_with("BST")
               ? "2 rejected submitted: '5/14/2026 3:12:41 PM BST' cannot be read as a time\n"
               : "2 known ana-ruiz by the same e-mail address\n"));
  for (const char* other : {"5/14/2026 9:12:40", "5/14/2026 9:13"})
    CHECK(told(desk.plan(row(other))) == "2 added ana-ruiz +request by the same e-mail address\n");
}

TEST_CASE("a record that was corrected since is still the same one") {
  Desk desk;
  const std::string rows = csv({"2026-05-14 10:00,Ana Ruiz,ana@example.org,515 555 0101,Des Moines,shop,Hi,"});
  desk.keep(desk.plan(rows));
  desk.people.back().industries = {"food-service"};
  desk.people.back().location = "cedar-rapids";
  desk.requests.back().needs.set("industries", Value(std::vector<std::string>{"food-service"}));
  const ImportPlan again = desk.plan(rows);
  CHECK(told(again) == "2 known ana-ruiz by the same e-mail address differs location,industries\n");
}

TEST_CASE("who shares an address is taken in with their own request, and who may be known only when that is said") {
  Desk desk;
  const std::string rows = csv({"2026-05-14,Hal Dunn,dunns@example.org,515 555 0140,,,I bake,",
                                "2026-05-14,Mae Dunn,dunns@example.org,515 555 0141,,,I sew,",
                                "2026-05-15,Hal J. Dunn,dunns@example.org,515 555 0142,,,More,",
                                "2026-05-15,Mae Dunn,mae@example.org,,,,Even more,"});
  const ImportPlan first = desk.plan(rows);
  CHECK(told(first) ==
        "2 added hal-dunn +request\n"
        "3 added mae-dunn +request unlike hal-dunn\n"
        "4 rejected may be hal-dunn: the same e-mail address and a name like it; --even-if-known takes in another one\n"
        "5 rejected may be mae-dunn: the same name; --even-if-known takes in another one\n");
  CHECK(first.requests.at(1).seeker == "mae-dunn");
  CHECK(first.participants.at(1).history.at(0).texts("unlike") == std::vector<std::string>{"hal-dunn"});
  desk.keep(first);
  const std::string_view map = map_of_clients;
  const ImportPlan second = desk.plan(rows, "client", map, IfMayBeKnown::take_in);
  CHECK(told(second) ==
        "2 known hal-dunn by the same e-mail address\n"
        "3 known mae-dunn by the same e-mail address\n"
        "4 added hal-j-dunn +request unlike hal-dunn,mae-dunn\n"
        "5 added mae-dunn-2 +request unlike mae-dunn\n");
  desk.keep(second);
  CHECK(desk.plan(rows, "client", map, IfMayBeKnown::take_in).participants.empty());
}

TEST_CASE("what a row says otherwise is told, the name included, also of somebody earlier in the file") {
  const Desk desk;
  const ImportPlan plan = desk.plan(csv({"2026-05-14,,ana@example.org,515 555 0101,,shop,Hi,",
                                         "2026-05-14,Ana Ruiz,ana@example.org,515 555 0199,50309,retail,Hi,"}));
  CHECK(told(plan) ==
        "2 added participant +request missing name.first,name.last\n"
        "3 known participant by the same e-mail address differs name.first,name.last,phone,location\n");
}

TEST_CASE("a cell that a spreadsheet broke rejects its row, and broken letters are remarked on") {
  const Desk desk;
  const ImportPlan plan =
      desk.plan(csv({"2026-05-14,Ana Ruiz,ana@example.org,#REF!,,,Hi,", "2026-05-14,Bo Lee,bo@example.org,,2140.0,,Hi,",
                     "2026-05-14,ZoÃ« Poe,zoe@example.org,,,,Hi,", "2026-05-14,########,ed@example.org,,,,#N/A,"}));
  CHECK(told(plan) ==
        "2 rejected phone: '#REF!' is a spreadsheet's error\n"
        "3 rejected location: '2140.0' is no postal code of a place; did a spreadsheet change it?\n"
        "4 added zoa-poe +request\n"
        "5 rejected name: '########' is a spreadsheet's error; message: '#N/A' is a spreadsheet's error\n");
  CHECK(plan.rows.at(2).remarks == std::vector<std::string>{"name: 'ZoÃ« Poe' has broken letters; kept as it is"});
  CHECK(plan.remarks.at(0).remark.hint == "save the file again as CSV with UTF-8 encoding, or mend the cell");
}

TEST_CASE("cells may lack at the end of a row or be blank there, and no others may be too many") {
  const Desk desk;
  const std::string rows = csv({"2026-05-14,Ana Ruiz,ana@example.org", "2026-05-14,Bo Lee,bo@example.org,,,,Hi,, , ",
                                "2026-05-14,Cy Doe,cy@example.org,,,,Hi there,"});
  const ImportPlan plan = desk.plan(rows);
  CHECK(told(plan) ==
        "2 added ana-ruiz +request\n"
        "3 added bo-lee +request\n"
        "4 added cy-doe +request\n");
  CHECK(told(desk.plan(csv({"2026-05-14,Cy Doe,cy@example.org,,,,Hi, there,you"}))) ==
        "2 rejected the row has 9 fields, the header 8\n");
}

TEST_CASE("rows below the header that look like headers are asked about, not made people") {
  const Desk desk;
  const std::string rows =
      "Q1,Q2,Q3,Q4\n"
      "When was it sent?,Your name,What is your e-mail?,Best phone number\n"
      "\"{\"\"ImportId\"\":\"\"QID1\"\"}\",\"{\"\"ImportId\"\":\"\"QID2\"\"}\",\"{\"\"ImportId\"\":\"\"QID3\"\"}\",\"{"
      "\"\"ImportId\"\":\"\"QID4\"\"}\"\n"
      "2026-05-14,Ana Name,ana@example.org,515 555 0101\n"
      "2026-05-14,Name Phone,,\n";
  CHECK(told(desk.plan(rows, "client", "columns: {Q1: applied, Q2: name, Q3: email, Q4: phone}\n")) ==
        "2 rejected looks like a second header: 'skip_rows: [2]' in the map leaves it out\n"
        "3 rejected looks like a second header: 'skip_rows: [3]' in the map leaves it out\n"
        "4 added ana-name\n"
        "5 added name-phone missing email\n");
  CHECK(told(desk.plan("Name,Mail\nName,Mail\nBo Lee,bo\n", "client", "columns: {Name: name, Mail: email}\n")) ==
        "2 rejected looks like a second header: 'skip_rows: [2]' in the map leaves it out\n"
        "3 rejected email: 'bo' is no e-mail address\n");
}

TEST_CASE("forms with one column an option, and with cells of JSON") {
  const Desk desk;
  const ImportPlan plan = desk.plan(
      "Who,Mail,Retail shops,Restaurants\n"
      "\"{\"\"first\"\":\"\"Ana\"\",\"\"last\"\":\"\"Ruiz\"\"}\",ana@example.org,Yes,No\n"
      "Bo Lee,bo@example.org,,x\n",
      "client",
      "columns: {Who: name, Mail: email, Retail shops: industries, Restaurants: industries}\n"
      "values: {Retail shops: {Yes: retail}, Restaurants: {x: food-service}}\n");
  CHECK(told(plan) == "2 added ana-ruiz\n3 added bo-lee\n");
  CHECK(plan.participants.at(0).industries == std::vector<std::string>{"retail"});
  CHECK(plan.participants.at(1).industries == std::vector<std::string>{"food-service"});
  CHECK(plan.remarks.empty());
}

TEST_CASE("the same question twice is two columns") {
  const Desk desk;
  const ImportPlan plan = desk.plan("Name,Phone,Name,Phone\nAna Ruiz,515 555 0101,Bo Lee,515 555 0102\n", "client",
                                    "columns: {\"Name #2\": name, \"Phone #2\": phone}\n");
  CHECK(told(plan) == "2 added bo-lee missing email\n");
  CHECK(plan.participants.at(0).phone == "515 555 0102");
}

TEST_CASE("remarks are counted, not repeated") {
  const Desk desk;
  const ImportPlan plan = desk.plan(csv(
      {"2026-05-14,Ana Ruiz,a@example.org,,Springfield,mining,Hi,", "2026-05-14,Bo Lee,b@example.org,,,retial,Hi,",
       "2026-05-14,Cy Doe,c@example.org,,,\"retial, mining\",Hi,", "2026-05-14,Di Fox,d@example.org,,,retial,Hi,"}));
  REQUIRE(plan.remarks.size() == 3);
  CHECK(plan.remarks[0].remark.message == "'retial' is not a term of industries; kept as 'retial'");
  CHECK(plan.remarks[0].rows == 3);
  CHECK(plan.remarks[0].first_line == 3);
  CHECK(plan.remarks[1].rows == 2);
  CHECK(plan.remarks[2].remark.code == "unknown-location");
}

TEST_CASE("gates that were passed, and one person in two roles") {
  Desk desk;
  desk.people.push_back(taken_in(desk.policy, world::newcomer("ana-ruiz", "client", "Ana", "Ruiz", "ana@example.org")));
  const ImportPlan plan = desk.plan(
      "Name,Mail,Met,Signed,Since\n"
      "\"Ruiz, Ana\",ana@example.org,2024-02-01,yes,2024-02-01\n"
      "Bo Lee,bo@example.org,2024-02-03,,2024-02-05\n"
      "Cy Doe,cy@example.org,no,no,\n",
      "mentor",
      "columns: {Name: name, Mail: email, Met: passed.intake, Signed: passed.terms, Since: joined}\n"
      "constants: {industries: retail}\n");
  CHECK(told(plan) == "2 added ana-ruiz-2\n3 added bo-lee\n4 added cy-doe\n");
  const auto& people = plan.participants;
  CHECK(people[0].same_as == "ana-ruiz");
  CHECK(people[0].state.status == ParticipantStatus::active);
  CHECK(people[1].state.status == ParticipantStatus::in_intake);
  CHECK(people[2].state.status == ParticipantStatus::applied);
  CHECK(to_text(people[0].history[0].at) == "2024-02-01T00:00:00-06:00");
  CHECK(to_text(people[1].history[0].at) == "2024-02-03T00:00:00-06:00");
  CHECK(people[2].history[0].at == desk.now);
  CHECK_FALSE(people[2].history[0].recorded);
}

TEST_CASE("rows that are requests alone name who asks") {
  Desk desk;
  desk.people.push_back(taken_in(desk.policy, world::newcomer("ana-ruiz", "client", "Ana", "Ruiz", "ana@example.org")));
  const std::string rows =
      "Who,When,Wants,First choice,Second choice\n"
      "ana@example.org,2026-05-14,shop,Max Day,\n"
      "nobody@example.org,2026-05-14,shop,,\n"
      "max@example.org,2026-05-14,shop,,\n";
  const std::string_view map =
      "columns: {Who: seeker, When: submitted, Wants: needs.industries, First choice: prefers, Second choice: "
      "prefers}\n";
  const ImportPlan plan = desk.plan(rows, "", map);
  CHECK(told(plan) ==
        "2 added  +request\n"
        "3 rejected seeker: there is no seeker 'nobody@example.org'\n"
        "4 rejected seeker: there is no seeker 'max@example.org'\n");
  CHECK(plan.requests.at(0).route == "preferred");
  CHECK(plan.requests.at(0).prefers == std::vector<std::string>{"max-day"});
  CHECK(get(plan.requests.at(0), "needs.industries") == Value(std::vector<std::string>{"retail"}));
  desk.keep(plan);
  CHECK(desk.plan(rows, "", map).requests.empty());
  CHECK(told(desk.plan(
            "Name,Mail,When\nSue Poe,ana@example.org,2026-05-14\nana ruiz,ana@example.org,2026-05-15\n,,2026-05-15\n",
            "", "columns: {Name: seeker, Mail: seeker, When: submitted}\n")) ==
        "2 rejected seeker: there is no seeker 'Sue Poe'\n"
        "3 added  +request\n"
        "4 rejected seeker: nothing is said\n");
}

TEST_CASE("a row whose record would be over the limit is rejected, and the others are not") {
  const Desk desk;
  const std::string long_text((1 << 20) - 14 * 1024, 'x');
  const std::string longest_text((1 << 20) - 20 * 1024, 'x');
  const ImportPlan plan = desk.plan(csv({"2026-05-14,Ana Ruiz,ana@example.org,,,," + long_text + ",",
                                         "2026-05-14,Bo Lee,bo@example.org,,,," + longest_text + ",",
                                         "2026-05-14," + long_text + ",cy@example.org,,,,Hi,"}));
  CHECK(
      told(plan) ==
      "2 rejected the request would be larger than a record may be (1 MiB, of which 16 KiB are for its history)\n"
      "3 added bo-lee +request\n"
      "4 rejected the participant would be larger than a record may be (1 MiB, of which 16 KiB are for its history)\n");
  CHECK(plan.rows.at(0).rules == std::vector<std::string>{"too-large"});
}

TEST_CASE("the program's limits hold within one file") {
  Desk desk;
  desk.policy.routes[1].max_pending = 1;
  const ImportPlan plan = desk.plan(csv(
      {"2026-05-14,Ana Ruiz,ana@example.org,,,,One,max-day", "2026-05-15,Ana Ruiz,ana@example.org,,,,Two,max-day"}));
  CHECK(told(plan) ==
        "2 added ana-ruiz +request\n"
        "3 rejected ana-ruiz has 1 direct request waiting already, and 1 at once are allowed "
        "(routes.direct.max_pending)\n");
  CHECK(plan.rows.at(1).rules == std::vector<std::string>{"too-many-pending"});
}
