#include "text/result.hpp"

#include <doctest/doctest.h>

#include <map>
#include <memory>
#include <vector>

using namespace matchdesk;

namespace {

Result<int> half(int number) {
  if (number % 2 == 0) return number / 2;
  return fail(Failure::refused, "odd", "the number is odd");
}

Result<void> check_positive(int number) {
  if (number > 0) return {};
  return fail(Failure::invalid, "not-positive", "the number is not positive");
}

Result<std::string> quarter(int number) {
  TRY(check_positive(number));
  TRY(const int halved, half(number));
  TRY(half(halved));
  TRY(auto quartered, half(halved));
  return std::to_string(quartered);
}

std::string code_of(const Result<std::string>& result) { return result ? *result : result.error().code; }

}  // namespace

TEST_CASE("TRY goes on with the value of a result and returns its error") {
  CHECK(code_of(quarter(12)) == "3");
  CHECK(code_of(quarter(-4)) == "not-positive");
  CHECK(code_of(quarter(3)) == "odd");
  CHECK(code_of(quarter(6)) == "odd");
}

TEST_CASE("TRY evaluates its expression once") {
  int calls = 0;
  const auto counted = [&calls]() -> Result<int> { return ++calls; };
  const auto run = [&]() -> Result<void> {
    TRY(counted());
    TRY(const auto value, counted());
    CHECK(value == 2);
    return {};
  };
  CHECK(run());
  CHECK(calls == 2);
}

TEST_CASE("TRY moves a value out of a call and copies one out of a variable") {
  const auto run = [](Result<std::vector<int>> held) -> Result<std::size_t> {
    TRY(auto owned, Result<std::unique_ptr<int>>(std::make_unique<int>(7)));
    CHECK(*owned == 7);
    TRY(const auto& borrowed, Result<std::string>("a text that is too long to stand in the string itself"));
    CHECK(borrowed == "a text that is too long to stand in the string itself");
    std::vector<int> assigned;
    TRY(assigned, held);
    CHECK(assigned == std::vector<int>{1, 2, 3});
    return held->size();
  };
  CHECK(run(std::vector<int>{1, 2, 3}).value() == 3);
}

TEST_CASE("TRY takes commas in its expression, stands as the body of an if and leaves else alone") {
  const auto run = [](int number) -> Result<int> {
    if (number < 10)
      TRY(check_positive(number));
    else
      return 10;
    TRY(const auto numbers, Result<std::vector<int>>({number, number, number}));
    return static_cast<int>(numbers.size());
  };
  CHECK(run(5).value() == 3);
  CHECK(run(0).error().code == "not-positive");
  CHECK(run(50).value() == 10);
}
