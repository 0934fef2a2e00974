#include <doctest/doctest.h>

#include "record/record.hpp"

using namespace matchdesk;

TEST_CASE("a participant is called by its name, an opportunity by its title, and else by its id") {
  Participant participant;
  participant.id = "p-1";
  CHECK(display_name(participant) == "p-1");
  participant.title = "Summer analyst";
  CHECK(display_name(participant) == "Summer analyst");
  participant.last = "Silva";
  CHECK(display_name(participant) == "Silva");
  participant.first = "Maria";
  CHECK(display_name(participant) == "Maria Silva");
  participant.organization_name = "Acme Foods";
  CHECK(display_name(participant) == "Acme Foods");
}
