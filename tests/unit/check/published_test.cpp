#include "store/published.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "check/check.hpp"
#include "policy/apply.hpp"
#include "policy/read.hpp"
#include "store/read_record.hpp"
#include "text/words.hpp"

using namespace matchdesk;

namespace {

constexpr std::string_view policy_text = R"(# Comments say secret-comment.
program: {name: Bay, timezone: America/Los_Angeles}
locations:
  levels: [region, college]
  tree: {bay: [harbor, valley], lake: }
roles:
  student: {side: seeker}
  opportunity: {side: provider, gates: [vetting], starts: restricted, visibility: [all], requires: [email, employer]}
  guide: {side: provider, visibility: [harbor-copy]}
  employer: {side: partner, gates: [vetting, ready], starts: restricted, visibility: [all]}
custom: {paid: {type: yes-no}, partner: {type: text}, secret_rating: {type: text}, kind: {type: term}}
vocabulary: {industries: {food: , health: {also: [medical]}}, custom.kind: {job: , internship: }}
audiences:
  harbor-copy: {location: harbor}
  everywhere: {}
  public: {fields: [name.organization, title, employer, location, custom.paid]}
staff: {director: {bay: secret-staff@example.org}}
mail: {from: secret-mail@example.org}
)";

struct Reader {
  Diagnostics findings;
  std::shared_ptr<const yaml::Document> document =
      yaml::Document::parse("program.yaml", std::string(policy_text), findings);
  Policy policy = read();
  std::vector<std::unique_ptr<Records>> records;  // what was published points into them

  Policy read() {
    auto result = read_policy(*document, findings);
    REQUIRE(result);
    REQUIRE_FALSE(has_errors(findings));
    return std::move(*result);
  }

  Participant record(const std::string& path, const std::string& text) {
    auto result = read_record<Participant>(path, text, *record_shape<Participant>(custom_shape(policy)), findings);
    for (const Diagnostic& finding : findings) MESSAGE(to_text(finding));
    REQUIRE(result);
    fold_in_place(*result, policy);
    return std::move(*result);
  }

  Published publish(std::vector<Participant> people, std::string_view audience,
                    Instant at = parse_timestamp("2026-05-14T12:00:00Z")->instant) {
    records.push_back(std::make_unique<Records>(std::move(people), std::vector<Request>(), std::vector<Activity>()));
    const auto found = std::ranges::find(policy.audiences, audience, &Audience::name);
    REQUIRE(found != policy.audiences.end());
    return published({policy, *records.back()}, *document, *found, at);
  }
};

constexpr std::string_view vetted_history =
    "history:\n"
    "- {at: 2026-05-01T09:00:00-07:00, by: secret-by@example.org, event: applied, note: secret-note}\n"
    "- {at: 2026-05-02T09:00:00-07:00, by: secret-by@example.org, event: passed, gate: vetting}\n"
    "- {at: 2026-05-03T09:00:00-07:00, by: secret-by@example.org, event: passed, gate: ready}\n";
constexpr std::string_view shared_event =
    "- {at: 2026-05-04T09:00:00-07:00, by: secret-by@example.org, event: shared, visibility: [all]}\n"
    "- {at: 2026-05-05T09:00:00-07:00, by: secret-by@example.org, event: contacted, about: secret-talk, on_behalf_of: "
    "valley}\n";

std::string employer(std::string_view id, std::string_view more = "") {
  return fmt::format("id: {}\nrole: employer\nname: {{organization: The {}}}\nemail: {}@own.example.org\n{}{}{}", id,
                     id, id, more, vetted_history, shared_event);
}

std::string ids(const Published& copy) {
  std::vector<std::string> shown;
  for (const Participant* participant : copy.shown) shown.push_back(participant->id);
  return text::join(shown, " ");
}

}  // namespace

TEST_CASE("a copy holds what its audience may see and nothing else, made anew") {
  Reader reader;
  const Published copy = reader.publish(
      {reader.record("participants/acme.yaml",
                     employer("acme",
                              "phone: secret-phone 5550101\nlocation: bay\nnotes: secret-notes\nresume: secret.pdf\n"
                              "custom: {paid: yes, secret_rating: secret-low}\nsecret_key: secret-value\n"))},
      "public");
  CHECK(copy.files.at("participants/acme.yaml") == R"(id: acme
role: employer
name: {organization: The acme}
location: bay
custom:
  paid: true
status: active
history:
- {at: 2026-05-03T09:00:00-07:00, by: publish, event: applied}
- {at: 2026-05-03T09:00:00-07:00, by: publish, event: passed, gate: vetting}
- {at: 2026-05-03T09:00:00-07:00, by: publish, event: passed, gate: ready}
)");
  CHECK(copy.files.at("program.yaml") == R"(program: {name: Bay, timezone: America/Los_Angeles}
locations:
  levels: [region, college]
  tree:
    bay: [harbor, valley]
    lake: null
roles:
  student: {side: seeker}
  opportunity: {side: provider, gates: [vetting]}
  guide: {side: provider}
  employer: {side: partner, gates: [vetting, ready]}
custom:
  paid: {type: yes-no}
)");
  CHECK(copy.files.size() == 2);
}

TEST_CASE("ways around visibility lead nowhere") {
  Reader reader;
  const std::string unshared = std::string(vetted_history);
  const auto made = [&](std::string_view id, const std::string& text) {
    return reader.record(fmt::format("participants/{}.yaml", id), text);
  };
  const Published copy = reader.publish(
      {
          made("open", employer("open")),
          made("own-nobody", employer("own-nobody", "visibility: [nobody]\n")),
          made("own-empty", employer("own-empty", "visibility: []\n")),
          made("own-blank", employer("own-blank", "visibility:\n")),
          made("own-other", employer("own-other", "visibility: [public]\n")),
          // Copied or moved by hand out of restricted/, with the same content: it was never shared.
          made("by-hand", "id: by-hand\nrole: employer\nname: {organization: Secret}\n" + unshared),
          reader.record("restricted/participants/moved.yaml", employer("moved")),
          // A role without a default.
          made("student",
               "id: student\nrole: student\nname: {first: Sam}\nhistory:\n- {at: 2026-05-01T09:00:00-07:00, "
               "by: a@example.org, event: applied}\n"),
          made("left", employer("left") +
                           "- {at: 2026-05-06T09:00:00-07:00, by: a@example.org, event: exited, reason: secret}\n"),
          made("taken-back",
               employer("taken-back") +
                   "- {at: 2026-05-06T09:00:00-07:00, by: a@example.org, event: retracted, retracts: shared, "
                   "retracts_at: 2026-05-04T09:00:00-07:00, reason: too early}\n"),
      },
      "everywhere");
  CHECK(ids(copy) == "open");
  CHECK(copy.hidden == 9);
}

TEST_CASE("what is shown names nobody who is not") {
  Reader reader;
  const auto guide = [&](std::string_view id, std::string_view more) {
    return reader.record(
        fmt::format("participants/{}.yaml", id),
        fmt::format("id: {}\nrole: guide\nname: {{first: Guide}}\nlocation: harbor\n{}history:\n- {{at: "
                    "2026-05-01T09:00:00-07:00, by: a@example.org, event: applied}}\n",
                    id, more));
  };
  const Published copy = reader.publish(
      {guide("ann", "organization: hidden\nreferral_partner: hidden\nsame_as: hidden\ncustom: {partner: hidden}\n"),
       guide("bob", "organization: shown\nemployer: gone\nsame_as: ann\ncustom: {partner: shown}\n"),
       reader.record("participants/hidden.yaml", employer("hidden", "visibility: [public]\nlocation: bay\n")),
       reader.record("participants/shown.yaml", employer("shown", "location: harbor\n"))},
      "harbor-copy");
  CHECK(ids(copy) == "ann bob shown");
  CHECK(copy.removed_references == 5);
  CHECK(copy.files.at("participants/ann.yaml").find("hidden") == std::string::npos);
  const std::string& bob = copy.files.at("participants/bob.yaml");
  CHECK(bob.find("organization: shown") != std::string::npos);
  CHECK(bob.find("partner: shown") != std::string::npos);
  CHECK(bob.find("same_as: ann") != std::string::npos);
  CHECK(bob.find("gone") == std::string::npos);
}

TEST_CASE("an opportunity past its closing day is in no copy") {
  Reader reader;
  const auto opening = [&](std::string_view id, std::string_view closes) {
    std::string text = employer(id, fmt::format("closes: {}\n", closes));
    return reader.record(fmt::format("participants/{}.yaml", id),
                         text::replace_all(std::move(text), "role: employer", "role: opportunity"));
  };
  const std::vector<Participant> all = {opening("late", "2026-06-30"), opening("soon", "2026-05-14")};
  const auto shown_at = [&](std::string_view at) {
    const Published copy = reader.publish(all, "everywhere", parse_timestamp(at)->instant);
    return fmt::format("{}; {} left out", ids(copy), copy.hidden);
  };
  CHECK(shown_at("2026-05-14T23:59:59-07:00") == "late soon; 0 left out");
  CHECK(shown_at("2026-05-15T00:00:00-07:00") == "late; 1 left out");
}

TEST_CASE("an audience of a place sees that place, what is inside it, and the wider ones around it") {
  Reader reader;
  std::vector<Participant> people;
  for (const std::string_view place : {"bay", "harbor", "lake", "valley"})
    people.push_back(reader.record(fmt::format("participants/at-{}.yaml", place),
                                   employer(fmt::format("at-{}", place), fmt::format("location: {}\n", place))));
  people.push_back(reader.record("participants/nowhere.yaml", employer("nowhere")));
  const Published copy = reader.publish(people, "harbor-copy");
  CHECK(ids(copy) == "at-bay at-harbor");
  CHECK(copy.without_place == std::vector<std::string>{"nowhere"});
  CHECK(ids(reader.publish(people, "everywhere")) == "at-bay at-harbor at-lake at-valley nowhere");
}

// Every record carries its own mark wherever it can. What may be in a copy is worked out by hand from how the record
// was made; all other marks must be nowhere in it, and the copy is a program that check finds no error in.
TEST_CASE("no mark of a hidden record is in any copy of random programs, and each copy passes check") {
  Reader reader;
  std::mt19937 random(20260520);
  const auto one_of = [&](const auto& list) { return std::string(list[random() % std::size(list)]); };
  constexpr std::string_view roles[] = {"student", "opportunity", "guide", "employer"};
  constexpr std::string_view places[] = {"", "bay", "harbor", "valley", "lake"};
  constexpr std::string_view visibilities[] = {"", "", "[all]", "[nobody]", "[]", "[public]", "[harbor-copy, public]"};
  int shown_in_all = 0;
  for (int round = 0; round < 60; ++round) {
    struct Made {
      std::string id, role, place, visibility;
      bool restricted, shared, ready;
    };
    std::vector<Made> all;
    std::vector<Participant> people;
    for (int number = 0; number < 12; ++number) {
      Made made{fmt::format("mark{}x", number),
                one_of(roles),
                one_of(places),
                one_of(visibilities),
                random() % 5 == 0,
                random() % 4 != 0,
                random() % 4 != 0};
      std::string text = fmt::format(
          "id: {0}\nrole: {1}\nname: {{organization: The {0}}}\nemail: {0}@own.example.org\n"
          "title: {0}\nindustries: [food]\nnotes: private{0}\n",
          made.id, made.role);
      const auto other = [&] { return fmt::format("mark{}x", random() % 12); };
      if (!made.place.empty()) text += "location: " + made.place + "\n";
      if (!made.visibility.empty()) text += "visibility: " + made.visibility + "\n";
      for (const std::string_view field : {"employer", "same_as", "organization", "referral_partner"})
        if (random() % 2 == 0) text += fmt::format("{}: {}\n", field, other());
      text += fmt::format("custom: {{partner: {}, secret_rating: private{}, kind: job}}\n", other(), made.id);
      text += fmt::format("history:\n- {{at: 2026-05-01T09:00:00-07:00, by: private{}@example.org, event: applied}}\n",
                          made.id);
      for (const std::string_view gate : {"vetting", "ready"})
        if (made.ready)
          text +=
              fmt::format("- {{at: 2026-05-02T09:00:00-07:00, by: private{}@example.org, event: passed, gate: {}}}\n",
                          made.id, gate);
      if (made.shared)
        text += "- {at: 2026-05-03T09:00:00-07:00, by: a@example.org, event: shared, visibility: [all]}\n";
      text += fmt::format("- {{at: 2026-05-04T09:00:00-07:00, by: a@example.org, event: noted, text: private{}}}\n",
                          made.id);
      people.push_back(
          reader.record(fmt::format("{}participants/{}.yaml", made.restricted ? "restricted/" : "", made.id), text));
      all.push_back(std::move(made));
    }
    for (const std::string_view audience : {"harbor-copy", "everywhere", "public"}) {
      const auto may_be_shown = [&](const Made& made) {
        const bool starts_restricted = made.role == "employer" || made.role == "opportunity";
        const bool by_role = starts_restricted || (made.role == "guide" && audience == "harbor-copy");
        const bool by_itself = made.visibility == "[all]" || (made.visibility == "[public]" && audience == "public") ||
                               (made.visibility == "[harbor-copy, public]" && audience != "everywhere");
        const bool is_near = audience != "harbor-copy" || made.place == "harbor" || made.place == "bay";
        return !made.restricted && (made.shared || !starts_restricted) && (made.ready || !starts_restricted) &&
               (made.visibility.empty() ? by_role : by_itself) && is_near;
      };
      const Published copy = reader.publish(people, audience);
      std::string everything;
      for (const auto& [path, text] : copy.files) everything += path + "\n" + text;
      CHECK(everything.find("secret-") == std::string::npos);
      if (audience == "public") CHECK(everything.find("private") == std::string::npos);
      for (const Made& made : all) {
        const bool is_there = everything.find(made.id) != std::string::npos;
        CHECK_MESSAGE(is_there == may_be_shown(made), made.id, " in ", audience, ":\n", everything);
        shown_in_all += is_there ? 1 : 0;
      }
      const Checked checked = check({copy.files, {}}, parse_timestamp("2026-05-20T10:00:00-07:00")->instant);
      for (const Diagnostic& finding : checked.findings)
        CHECK_MESSAGE(finding.code == "entered-twice", to_text(finding));
    }
  }
  CHECK(shown_in_all > 200);
}
