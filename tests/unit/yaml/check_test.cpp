// Also covers scalar.
#include <doctest/doctest.h>

#include "yaml/parsed.hpp"
#include "yaml/shape.hpp"

namespace matchdesk::yaml {
namespace {

std::string findings_of(std::string bytes, const ShapePointer& shape) {
  const auto document = parsed(std::move(bytes));
  Diagnostics findings;
  const bool fits = check(document->root(), *shape, findings);
  CHECK(fits == !has_errors(findings));
  std::string all;
  for (const Diagnostic& finding : findings) all += to_text(finding);
  return all;
}

ShapePointer one(const ShapePointer& shape, bool required = false) { return map_of({{"a", shape, required, ""}}); }

// The first line of what is said of "a: <value>", from the column on, and its hint.
std::string findings_about(const std::string& value, const ShapePointer& shape, bool required = false) {
  const auto document = parsed("a: " + value + "\n");
  Diagnostics findings;
  const bool fits = check(document->root(), *one(shape, required), findings);
  CHECK(fits == !has_errors(findings));
  std::string all;
  for (const Diagnostic& finding : findings) {
    all += std::to_string(finding.position.column) + (finding.severity == Severity::error ? " " : " warning ");
    all += finding.message + " [" + finding.code + "] " + finding.hint + "\n";
  }
  return all;
}

TEST_CASE("texts are whatever stands there") {
  for (const char* value : {"no", "0123", "1e3", "true", "2026-05-14", "'null'", "12:30", ".inf", "a b", "''"}) {
    CHECK(findings_about(value, of(Type::text)) == "");
    CHECK(findings_about(value, of(Type::line)) == "");
  }
  CHECK(findings_about("|\n  b\n  c", of(Type::text)) == "");
  CHECK(findings_about("|-\n  b", of(Type::line)) == "");
  CHECK(findings_about("|\n  b\n  c", of(Type::line)) ==
        "4 'b\uFFFDc\uFFFD' has more than one line [not-a-line] write it on one line\n");
  CHECK(findings_about("[b]", of(Type::text)) ==
        "4 'a' must be a single value [wrong-kind] write it without brackets and dashes\n");
  CHECK(findings_about("{b: c}", of(Type::text)) ==
        "4 'a' must be a single value [wrong-kind] write it without keys\n");
}

TEST_CASE("a key without a value") {
  CHECK(findings_about("", of(Type::text)) ==
        "1 warning 'a' has no value [no-value] write a value, or remove the line\n");
  CHECK(findings_about("", of(Type::text), true) == "1 'a' has no value [no-value] write a value\n");
  CHECK(findings_about("Null", of(Type::line)) ==
        "4 warning 'a' has no value [no-value] put the word in quotes if it is meant as a text\n");
  CHECK(findings_about("~", of(Type::line), true) ==
        "4 'a' has no value [no-value] put the word in quotes if it is meant as a text\n");
  CHECK(findings_about("''", of(Type::line), true) == "4 'a' is empty [no-value] write a value\n");
  CHECK(findings_about("'Null'", of(Type::line), true) == "");
  for (const char* value : {"", "null", "~"}) {
    CHECK(findings_about(value, nullable(of(Type::integer)), true) == "");
    CHECK(findings_about(value, of(Type::anything), true) == "");
    CHECK(findings_about(value, either_of({of(Type::integer), nullable(of(Type::id))}), true) == "");
  }
  CHECK(findings_about("[b, ~]", list_of(of(Type::id))) ==
        "8 this item has no value [no-value] put the word in quotes if it is meant as a text\n");
}

TEST_CASE("ids and choices that other readers type need quotes") {
  for (const char* value : {"maria-silva", "no", "20260514-k3f9", "'0123'", "off", "'true'"}) {
    CHECK(findings_about(value, of(Type::id)) == "");
  }
  CHECK(findings_about("0123", of(Type::id)) ==
        "4 other programs take '0123' for a number [needs-quotes] write it in quotes: '0123'\n");
  CHECK(findings_about("true", of(Type::id)) ==
        "4 other programs take 'true' for a yes or no [needs-quotes] write it in quotes: 'true'\n");
  CHECK(findings_about("María Silva", of(Type::id)) ==
        "4 'María Silva' is not an id: small letters, digits and '-' [not-an-id] write 'maria-silva'\n");
  CHECK(findings_about("--", of(Type::id)) == "4 '--' is not an id: small letters, digits and '-' [not-an-id] \n");
  CHECK(findings_about("emial", choice_of({"email", "phone", "text"})) ==
        "4 'emial' is not one of: email, phone, text [not-a-choice] did you mean 'email'?\n");
  CHECK(findings_about("2", choice_of({"1", "2"})) ==
        "4 other programs take '2' for a number [needs-quotes] write it in quotes: '2'\n");
  CHECK(findings_about("'2'", choice_of({"1", "2"})) == "");
}

TEST_CASE("dates, times, times of day and lengths of time") {
  CHECK(findings_about("2026-05-14", of(Type::date)) == "");
  CHECK(findings_about("'2028-02-29'", of(Type::date)) == "");
  CHECK(findings_about("2026-02-29", of(Type::date)) ==
        "4 2026-02-29 does not exist [no-such-day] February 2026 has the days 01 to 28\n");
  CHECK(findings_about("14 May", of(Type::date)) ==
        "4 '14 May' is not a date [not-a-date] write it as year-month-day, such as 2026-05-14\n");
  CHECK(findings_about("2026-05-14T09:12:00-04:00", of(Type::time)) == "");
  CHECK(
      findings_about("2026-05-14T09:12:00", of(Type::time)) ==
      "4 '2026-05-14T09:12:00' does not say its offset from UTC [no-offset] write it with its offset from UTC, such as "
      "2026-05-14T09:12:00-04:00\n");
  CHECK(findings_about("17:00", of(Type::clock)) == "");
  for (const char* value : {"24:00", "17:60", "7:00", "17.00", "17:00:00"}) {
    CHECK(findings_about(value, of(Type::clock)) ==
          "4 '" + std::string(value) +
              "' is not a time of day [not-a-time-of-day] write it as HH:MM, such as "
              "17:00\n");
  }
  for (const char* value : {"2 business days", "1 day", "24 hours", "2 day", "1 weeks"}) {
    CHECK(findings_about(value, of(Type::duration)) == "");
  }
  CHECK(findings_about("2 Days", of(Type::duration)) ==
        "4 '2 Days' is a length of time in another form [not-a-duration] write '2 days'\n");
  CHECK(findings_about("2  days", of(Type::duration)) ==
        "4 '2  days' is a length of time in another form [not-a-duration] write '2 days'\n");
}

TEST_CASE("numbers are numbers to other readers too") {
  for (const char* value : {"5", "0x1f", "0o17", "+5", "010", "5.0", "1e3", "-7"}) {
    CHECK(findings_about(value, of(Type::integer)) == "");
    CHECK(findings_about(value, of(Type::number)) == "");
  }
  for (const char* value : {"1.5", ".5", "-2.5e-3", "12345678901234567890"}) {
    CHECK(findings_about(value, of(Type::number)) == "");
    CHECK(findings_about(value, of(Type::integer)) != "");
  }
  CHECK(findings_about("1.5", of(Type::integer)) == "4 '1.5' is not a whole number [not-an-integer] \n");
  CHECK(findings_about("'5'", of(Type::integer)) ==
        "4 '5' is a text here [quoted-number] write the number without quotes, on the line of its key\n");
  CHECK(findings_about("9007199254740992", of(Type::integer)) ==
        "4 '9007199254740992' is too large a number [too-large] \n");
  CHECK(findings_about("1_000", of(Type::integer)) == "4 '1_000' is not a whole number [not-an-integer] \n");
  CHECK(findings_about("12:30", of(Type::number)) == "4 '12:30' is not a number [not-a-number] \n");
  CHECK(findings_about(".nan", of(Type::number)) == "4 '.nan' is not a number [not-a-number] \n");
  CHECK(findings_about("1e999", of(Type::number)) == "4 '1e999' is not a number [not-a-number] \n");
  CHECK(findings_about("0", at_least(of(Type::integer), 1)) == "4 0 is less than 1 [too-small] \n");
  CHECK(findings_about("6", between(of(Type::integer), 1, 5)) == "4 6 is more than 5 [too-large] \n");
  CHECK(findings_about("0.5", between(of(Type::number), 0.5, 5)) == "");
}

TEST_CASE("yes and no") {
  for (const char* value : {"true", "True", "FALSE", "yes", "no", "'yes'"})
    CHECK(findings_about(value, of(Type::yes_no)) == "");
  CHECK(findings_about("on", of(Type::yes_no)) == "4 'on' is neither true nor false [not-yes-or-no] \n");
  CHECK(findings_about("'true'", of(Type::yes_no)) ==
        "4 'true' is a text here, neither true nor false [not-yes-or-no] write true or false without quotes\n");
}

TEST_CASE("unknown and missing keys") {
  const auto closed = map_of({{"holidays", of(Type::text), false, ""}, {"name", of(Type::text), true, ""}});
  CHECK(findings_of("holidys: x\n", closed) ==
        "a.yaml:1:1: error: unknown key 'holidys' [unknown-key]\n"
        "  holidys: x\n"
        "  ^~~~~~~\n"
        "  hint: did you mean 'holidays'?\n"
        "a.yaml:1:1: error: 'name' is missing [missing-key]\n"
        "  holidys: x\n"
        "  ^~~~~~~\n");
  CHECK(findings_of("name: a\nfoo: x\n", closed) ==
        "a.yaml:2:1: error: unknown key 'foo' [unknown-key]\n"
        "  foo: x\n"
        "  ^~~\n"
        "  hint: known here: holidays, name\n");
  CHECK(findings_of("name: a\nfoo: x\n", open_map_of({{"name", of(Type::text), true, ""}})) ==
        "a.yaml:2:1: warning: unknown key 'foo' [unknown-key]\n"
        "  foo: x\n"
        "  ^~~\n");
  CHECK(findings_of("name: {b: c}\n", map_of({{"name", map_of({{"first", of(Type::text), true, ""}}), true, ""}})) ==
        "a.yaml:1:8: error: unknown key 'b' [unknown-key]\n"
        "  name: {b: c}\n"
        "         ^\n"
        "  hint: known here: first\n"
        "a.yaml:1:1: error: 'first' is missing [missing-key]\n"
        "  name: {b: c}\n"
        "  ^~~~\n");
}

TEST_CASE("lists and tables") {
  CHECK(findings_about("[a-b, c]", list_of(of(Type::id))) == "");
  CHECK(findings_about("b", list_of(of(Type::id))) ==
        "4 'a' must be a list [wrong-kind] write [a, b], or each item on a line of its own after '- '\n");
  Shape single = *list_of(of(Type::id));
  single.single_is_list = true;
  CHECK(findings_about("b", std::make_shared<const Shape>(single)) == "");
  CHECK(findings_about("B", std::make_shared<const Shape>(single)) ==
        "4 'B' is not an id: small letters, digits and '-' [not-an-id] write 'b'\n");
  Shape table = *table_of(of(Type::integer));
  table.key_type = Type::id;
  CHECK(findings_about("{b: 1, C: x}", std::make_shared<const Shape>(table)) ==
        "11 'C' is not an id: small letters, digits and '-' [not-an-id] write 'c'\n"
        "14 'x' is not a whole number [not-an-integer] \n");
  CHECK(findings_about("b", table_of(of(Type::integer))) ==
        "4 'a' must be keys and values [wrong-kind] write {key: value}, or each key on an indented line of its own\n");
}

TEST_CASE("the alternative that fits is taken, else the finding says why none does") {
  const auto either = either_of({choice_of({"off"}), map_of({{"within", of(Type::duration), false, ""}})});
  CHECK(findings_about("off", either) == "");
  CHECK(findings_about("{within: 2 days}", either) == "");
  CHECK(
      findings_about("{within: x}", either) ==
      "13 'x' is not a length of time [not-a-duration] write a whole number and a unit, such as '2 business days', '24 "
      "hours' or '3 months'\n");
  CHECK(findings_about("[b]", either) ==
        "4 'a' cannot be a list [wrong-kind] it may be a single value or keys and values\n");
  CHECK(findings_about("B", either_of({of(Type::date), of(Type::integer)})) ==
        "4 'B' is not a date and 'B' is not a whole number [no-alternative-fits] \n");
}

TEST_CASE("a key tells the cases of a map apart") {
  const auto shape = cases_of(
      "event", {{"assigned", map_of({{"event", of(Type::id), true, ""}, {"provider", of(Type::id), true, ""}})},
                {"noted", map_of({{"event", of(Type::id), true, ""}})}});
  CHECK(findings_about("{event: noted}", shape) == "");
  CHECK(findings_about("{event: asigned}", shape) ==
        "12 unknown event 'asigned' [unknown-event] did you mean 'assigned'?\n");
  CHECK(findings_about("{event: assigned}", shape) == "1 'provider' is missing [missing-key] \n");
  CHECK(findings_about("{provider: b}", shape) == "1 'event' is missing [missing-key] \n");
  CHECK(findings_about("[{event: assigned}]", list_of(shape)) == "6 'provider' is missing [missing-key] \n");
}

}  // namespace
}  // namespace matchdesk::yaml
