#pragma once

#include <optional>
#include <string_view>

#include "cmd/command.hpp"
#include "report/query.hpp"
#include "report/span.hpp"

namespace matchdesk {

// What the commands that read records share.

// --where EXPR: only these records.
Option where_option();
// The query that --where says; everything without it.
Result<Query> asked_query(const Context& context, Subject subject);

// --limit N: how many at most; nothing without it.
Option limit_option();
Result<std::optional<std::size_t>> asked_limit(const Context& context);

// The whole number that an option gives, at least `least`; nothing where the option was not given.
Result<std::optional<int>> number_option(const Context& context, std::string_view option, int least);

// The record that a word means: one with this id, else the only one of any kind that it could mean.
Result<AnyRecord> find_any_record(const Records& records, std::string_view typed);

// Wrong usage where a word is none of those known. The error is "unknown-" and the first word of `what`, its message
// "there is no kind of request 'lunch'", its hint the nearest word or else `otherwise`.
Result<void> check_known(std::string_view what, const std::string& typed, const std::vector<std::string>& known,
                         std::string_view otherwise);

// --location PLACE: only this place and those below it.
Option location_option();
// The place that it names, by id or name; empty without it.
Result<std::string> asked_location(const Context& context);

// All records of a kind.
std::vector<AnyRecord> records_of(const Records& records, Subject subject);

// A record as in its file, with its derived facts.
Value record_value(const Context& context, AnyRecord record);

// --period, --since and --until: only these days.
Option period_option();
Option since_option();
Option until_option();

// The days that they name; without them the present reporting period.
Result<Span> asked_span(const Context& context);

// {name, begin, end}, both days included.
Value period_value(const Span& span);

}  // namespace matchdesk
