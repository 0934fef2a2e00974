#include <doctest/doctest.h>

#include "record/life.hpp"

using namespace matchdesk;

TEST_CASE("the diagram of the life of a request") {
  CHECK(life_diagram() == R"(new
  submitted       -> queued, or pending when direct or offered

queued
  assigned        -> pending, or accepted where the route needs no answer
  expired         -> closed

pending
  accepted        -> accepted
  declined        -> queued, or closed where the route says so
  timed-out       -> queued
  expired         -> closed

accepted
  introduced      -> accepted
  attempted       -> stays as it is
  scheduled       -> scheduled, or met after the first meeting
  met             -> met
  checked-in      -> stays as it is
  transferred     -> queued
  unreachable     -> closed
  completed       -> closed

scheduled
  attempted       -> stays as it is
  scheduled       -> scheduled, or met after the first meeting
  met             -> met
  checked-in      -> stays as it is
  transferred     -> queued
  unreachable     -> closed
  completed       -> closed

met
  scheduled       -> scheduled, or met after the first meeting
  met             -> met
  notes           -> met
  referred        -> met
  checked-in      -> stays as it is
  transferred     -> queued
  completed       -> closed

closed
  reopened        -> queued

any that is open
  talked-to       -> stays as it is
  offered-service -> stays as it is
  redirected      -> closed
  withdrawn       -> closed
  reminded        -> stays as it is
  escalated       -> stays as it is
  snoozed         -> stays as it is

any
  noted           -> stays as it is
  corrected       -> stays as it is
  retracted       -> what the rest comes to

rules
  submitted       a direct request carries its provider (to), an offer who
                  offers (from)
  assigned        carries provider and how; after a time-out, to nobody before
                  that provider was talked to
  declined        carries a reason from the program's list
  timed-out       carries the provider
  talked-to       carries the provider and a note: the coordinator's word with
                  them
  introduced      writes the introduction
  attempted       carries method and result
  scheduled       carries when (for)
  met             once for each meeting
  notes           carries text
  referred        carries a name
  checked-in      carries with whom
  transferred     carries a reason and a note
  offered-service carries the service: an option beside the match
  redirected      carries the service: instead of a match
  unreachable     after enough attempts by enough methods since this provider
                  accepted
  withdrawn       carries who and a reason
  expired         carries the clock that closed it
  completed       carries a result; of a placement, placed or not-placed
  reopened        carries a reason
  reminded        carries who
  escalated       carries the clock and to whom
  snoozed         carries clock, until and reason: the flag rests until then
  noted           carries text
  corrected       carries the field, from and to
  retracted       carries what is taken back, its time and a reason
)");
}
