#include "cmd/intake_desk.hpp"
#include "record/change.hpp"

using namespace matchdesk;

namespace {

using Inputs = std::map<std::string, Input, std::less<>>;

Inputs inputs(std::string csv, std::string map) {
  return {{"FILE", {"form/clients.csv", std::move(csv)}}, {"--map", {"clients.map.yaml", std::move(map)}}};
}

const std::string rows =
    "Name,Mail,Business,Page\n"
    "Bo Lee,bo@example.org,retial,1\n"
    "Cy Doe,cy@example.org,retial,1\n"
    "Ana Ruiz,ana@example.org,,1\n"
    "Di Fox,di,,1\n"
    "Ed Poe,,,1\n";
const std::string map = "columns: {Name: name, Mail: email, Business: industries}\n";

}  // namespace

TEST_CASE("an import says what it did, what it rejected and what it wondered about") {
  CHECK(IntakeDesk().said(intake_import_command(), {{"FILE", "form/clients.csv"}, {"--as", "client"}},
                          inputs(rows, map)) ==
        "3 clients added, 1 row already known, 1 rejected (rejects/clients.csv)\n"
        "form/clients.csv:1: warning: the map does not speak of 1 column: Page [unmapped-columns]\n"
        "  hint: give them a field under columns:, or name them under ignore:\n"
        "form/clients.csv:2: warning: 'retial' is not a term of industries; kept as 'retial' (2 rows) [unknown-term]\n"
        "  hint: did you mean 'retail'?\n"
        "- line 5: rejected: email: 'di' is no e-mail address\n"
        "- ed-poe: missing email\n");
}

TEST_CASE("the rejects are a file of the program, and a finding") {
  const auto outcome = IntakeDesk().decide(intake_import_command(), {{"FILE", "form/clients.csv"}, {"--as", "client"}},
                                           inputs(rows, map));
  REQUIRE(outcome);
  CHECK(outcome->has_findings);
  REQUIRE(outcome->changes().size() == 4);
  const WriteFile& rejects = std::get<WriteFile>(outcome->changes()[0]);
  CHECK(rejects.path == "rejects/clients.csv");
  CHECK(rejects.text ==
        "line,reason,rule,Name,Mail,Business,Page\n5,email: 'di' is no e-mail address,bad-value,Di Fox,di,,1\n");
  CHECK(outcome->view.items.items().size() == 5);
}

TEST_CASE("a byte that is not UTF-8 is said with its line") {
  CHECK(
      IntakeDesk().said(intake_import_command(), {{"FILE", "form/clients.csv"}, {"--as", "client"}},
                        inputs("Name,Mail,Business\nZoë Poe,zoe@example.org,\nAl Caf\xE9,al@example.org,\n", map)) ==
      "2 clients added\n"
      "form/clients.csv:3: warning: line 3 has bytes that are not UTF-8, unlike the rest of the file; they are read as "
      "windows-1252 [mixed-encoding]\n"
      "  hint: compare the letters with accents there\n");
  std::string many = "Name,Mail,Business\nZoë Poe,zoe@example.org,\n";
  for (int row = 0; row < 12; ++row) many += "Caf\xE9,,\n";
  CHECK(IntakeDesk()
            .said(intake_import_command(), {{"FILE", "form/clients.csv"}, {"--as", "client"}}, inputs(many, map))
            .find("lines 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 2 more have bytes that are not UTF-8") !=
        std::string::npos);
}

TEST_CASE("what rows say otherwise than records is a warning, the name included, so that a dry run shows it too") {
  std::string csv = "Name,Mail,Phone\n,ana@example.org,515 555 0177\nAna Ruiz,ana@example.org,515 555 0178\n";
  const std::string by_phone = "columns: {Name: name, Mail: email, Phone: phone}\n";
  const IntakeDesk desk;
  const auto said = [&] {
    return desk.said(intake_import_command(), {{"FILE", "form/clients.csv"}, {"--as", "client"}},
                     inputs(csv, by_phone));
  };
  CHECK(
      said() ==
      "0 clients added, 2 rows already known\n"
      "form/clients.csv:2: warning: ana-ruiz is known, and the row says otherwise about phone; the record stays as it "
      "is [differs]\n"
      "form/clients.csv:3: warning: ana-ruiz is known, and the row says otherwise about phone; the record stays as it "
      "is [differs]\n");
  for (int row = 0; row < 10; ++row) csv += "Ana Ruiz,ana@example.org,515 555 0179\n";
  CHECK(said().find("warning: 2 more rows say otherwise than records [differs]\n"
                    "  hint: --format json lists them all\n") != std::string::npos);
}

TEST_CASE("nothing to add changes nothing") {
  const auto outcome =
      IntakeDesk().decide(intake_import_command(), {{"FILE", "form/clients.csv"}, {"--as", "client"}},
                          inputs("Name,Mail\nAna Ruiz,ana@example.org\n", "columns: {Name: name, Mail: email}\n"));
  REQUIRE(outcome);
  CHECK(outcome->changes().empty());
  CHECK_FALSE(outcome->has_findings);
  CHECK(outcome->view.prose == "0 clients added, 1 row already known");
}

TEST_CASE("wrong usage, a wrong map and a wrong file change nothing") {
  const IntakeDesk desk;
  const auto import = [&](const Words& words, const std::string& csv, const std::string& yaml) {
    return desk.said(intake_import_command(), words, inputs(csv, yaml));
  };
  CHECK(import({{"--as", "cleint"}}, rows, map) ==
        "unknown-role: --as: the program has no role 'cleint' (did you mean 'client'?)");
  for (const char* path : {"/tmp/x.csv", "../x.csv", "a/../../x.csv", "rejects/"}) {
    CHECK(import({{"--as", "client"}, {"--rejects", path}}, rows, map) ==
          std::string("outside-the-program: --rejects: '") + path +
              "' is no file inside the program's directory (name it relative to the program's root: "
              "rejects/clients.csv)");
  }
  CHECK(import({{"--as", "client"}}, rows, "columns: {Nmae: name}\n") ==
        "bad-map: clients.map.yaml cannot be used for form/clients.csv ('matchdesk help import' describes maps; "
        "nothing was changed)");
  CHECK(import({{"--as", "client"}}, "\n", map) ==
        "no-header: form/clients.csv, line 1: the table is empty (its first line must name the columns)");
}

TEST_CASE("a header below a title is found by the map's header_row, and by the rejects without it") {
  const IntakeDesk desk;
  const std::string csv = "Members of spring\nName,Mail,Business\nBo Lee,bo,\n";
  const auto import = [&](const std::string& rows_of_file, const std::string& yaml) {
    return desk.said(intake_import_command(), {{"FILE", "form/clients.csv"}, {"--as", "client"}},
                     inputs(rows_of_file, yaml));
  };
  CHECK(import(csv, map) ==
        "bad-map: clients.map.yaml cannot be used for form/clients.csv (row 2 of the file names the columns: write "
        "'header_row: 2' in the map; nothing was changed)");
  CHECK(import(csv, map + "header_row: 2\n") ==
        "0 clients added, 1 rejected (rejects/clients.csv)\n"
        "- line 3: rejected: email: 'bo' is no e-mail address\n");
  CHECK(import("line,reason,rule,Name,Mail,Business\n3,x,bad-value,Bo Lee,bo@example.org,\n",
               map + "header_row: 2\nskip_rows: [2]\n") == "1 client added\n");
}
