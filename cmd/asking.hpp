#pragma once

#include <optional>
#include <string_view>

#include "cmd/command.hpp"
#include "report/query.hpp"
#include "report/span.hpp"

namespace matchdesk {

// What commands that read records have in common.

// --where EXPR: only these records.
Option where_option();
// The query that --where says; everything without it.
Result<Query> asked_query(const Context& context, Subject subject);

// --limit N: how many at most; nothing without it.
Option limit_option();
Result<std::optional<std::size_t>> asked_limit(const Context& context);

// The whole number that an option gives, of at least so much; nothing where it was not given.
Result<std::optional<int>> number_option(const Context& context, std::string_view option, int least);

// The record of any kind that a word means: a full id wins, else what is meant in only one kind.
Result<AnyRecord> find_any_record(const Records& records, std::string_view typed);

// All records of a kind.
std::vector<AnyRecord> records_of(const Records& records, Subject subject);

// --period, --since and --until of commands that speak of some days.
Option period_option();
Option since_option();
Option until_option();

// The days that they say; the reporting period that it is now without them.
Result<Span> asked_span(const Context& context);

// {name, begin, end}, both days included.
Value period_value(const Span& span);

}  // namespace matchdesk
