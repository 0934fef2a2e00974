#include <doctest/doctest.h>

#include <cstdlib>
#include <new>

#include "time/make.hpp"

namespace {

long allocations = 0;

}  // namespace

[[gnu::noinline]] void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
// What std::stable_sort asks for; else it would come from elsewhere and go back here.
[[gnu::noinline]] void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  ++allocations;
  return std::malloc(size);
}

[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace matchdesk {

TEST_CASE("deadlines are computed without allocating memory") {
  const Calendar calendar{
      .zone = zone("America/Havana"),
      .holidays = {day("2025-03-10")},
      .day_ends = std::chrono::hours{17},
      .hours = {{std::chrono::hours{9}, std::chrono::hours{12}}, {std::chrono::hours{13}, std::chrono::hours{17}}},
      .half_days = {{day("2025-03-11"), {.until = std::chrono::hours{13}}}}};
  const Instant start = at("2025-03-07T17:30:00-05:00");
  Instant now = start;
  long found = 0;
  const long before = allocations;
  for (int i = 0; i < 1000; ++i) {
    now += std::chrono::hours{7};
    for (const Unit unit :
         {Unit::hours, Unit::business_hours, Unit::days, Unit::business_days, Unit::weeks, Unit::months}) {
      const Instant end = due(calendar, start, {i % 30 + 1, unit});
      found += overdue_by(calendar, end, now, unit).amount;
      if (is_nearly_due(calendar, start, end, now)) ++found;
    }
  }
  CHECK(allocations == before);
  CHECK(found > 0);
}

}  // namespace matchdesk
