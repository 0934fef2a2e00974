#include "intake/fill.hpp"

#include "intake/policy.hpp"

using namespace matchdesk;

TEST_CASE("a field is filled, an empty text leaves it, an error names it") {
  const Policy policy = small_policy();
  const ValueRules rules{.policy = policy, .separators = usual_separators()};
  std::vector<Remark> remarks;
  Participant ana = world::newcomer("", "client", "Ana", "Ruiz");
  REQUIRE(fill(ana, *participant_target(policy, "name.first"), {" "}, rules, remarks));
  REQUIRE(fill(ana, *participant_target(policy, "industries"), {"shop"}, rules, remarks));
  REQUIRE(fill(ana, *participant_target(policy, "custom.years"), {"4"}, rules, remarks));
  REQUIRE(fill(ana, *participant_target(policy, "capacity.open"), {"4"}, rules, remarks));
  CHECK(ana.first == "Ana");
  CHECK(ana.industries == std::vector<std::string>{"retail"});
  CHECK(get(ana, "custom.years").number() == 4);
  CHECK(ana.capacity.open == 4);
  CHECK(remarks.empty());
  CHECK(told(fill(ana, *participant_target(policy, "email"), {"ana"}, rules, remarks)) ==
        "bad-value: email: 'ana' is no e-mail address");
}

TEST_CASE("needs are kept by the field they are of") {
  const Policy policy = small_policy();
  const ValueRules rules{.policy = policy, .separators = usual_separators()};
  std::vector<Remark> remarks;
  Request request;
  REQUIRE(fill(request, *request_target(policy, "needs.industries"), {"shop, restaurant"}, rules, remarks));
  CHECK(get(request, "needs.industries") == Value(std::vector<std::string>{"retail", "food-service"}));
}

TEST_CASE("a full name is taken apart") {
  const auto split = [](std::string_view name) { return split_name(name).first + "|" + split_name(name).last; };
  CHECK(split(" Maria  Silva ") == "Maria|Silva");
  CHECK(split("Silva, Maria José") == "Maria José|Silva");
  CHECK(split("Ana Maria de la Cruz") == "Ana Maria|de la Cruz");
  CHECK(split("Prince") == "Prince|");
  CHECK(split("Ana de la Cruz") == "Ana|de la Cruz");
  CHECK(split("Dr. Ana Paz") == "Ana|Paz");
  CHECK(split("Prof. Dr. Ana Maria Paz") == "Ana Maria|Paz");
  CHECK(split("Ana Paz, PhD") == "Ana|Paz");
  CHECK(split("Ana Paz PhD") == "Ana|Paz");
  CHECK(split("Paz, Dr. Ana") == "Ana|Paz");
  CHECK(split("Paz, Ana, M.D., MBA") == "Ana|Paz");
  CHECK(split("Martin King Jr.") == "Martin|King Jr.");
  CHECK(split("Martin L. King, Jr.") == "Martin L.|King Jr.");
  CHECK(split("King, Jr., Martin") == "Martin|King Jr.");
  CHECK(split("King, Martin, III") == "Martin|King III");
  CHECK(split("King, Martin Sr.") == "Martin|King Sr.");
  CHECK(split("Paz, Ana Dr.") == "Ana|Paz");
  CHECK(split("Sr. Juan Paz") == "Juan|Paz");
  CHECK(split("Dr. Paz") == "Dr.|Paz");
  CHECK(split("Fr Paz") == "Fr|Paz");
  CHECK(split("Paz,") == "Paz|");
  CHECK(split("") == "|");
}
