#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cmd/command.hpp"
#include "report/query.hpp"
#include "report/span.hpp"

namespace matchdesk {

// How commands read what was typed. A word that means nothing is wrong usage, and the error names the nearest one.

// Nothing where `typed` is one of `known`; else wrong usage with this code and message, and `otherwise` as the hint
// where no known word is near.
Result<void> check_word(const std::string& typed, const std::vector<std::string>& known, std::string code,
                        std::string message, std::string_view otherwise);

// The same with the code "unknown-" and the first word of `what`, and the message "there is no kind of request
// 'lunch'".
Result<void> check_known(std::string_view what, const std::string& typed, const std::vector<std::string>& known,
                         std::string_view otherwise);

// The error as one of wrong usage, with what it is about before its message.
tl::unexpected<Error> as_usage(Error error, std::string_view about = {});

// The word by which a command names one record (ID, REQUEST, ACTIVITY), and which record it means.
template <class Record>
Option record_word();
template <class Record>
Result<const Record*> record_argument(const Context& context);

// The participants that an option or word names, each once.
Result<std::vector<const Participant*>> people_option(const Context& context, std::string_view option);

// The record of any kind that a word means: a full id wins, else what is meant in only one kind.
Result<AnyRecord> find_any_record(const Records& records, std::string_view typed);

// All records of a kind.
std::vector<AnyRecord> records_of(const Records& records, Subject subject);

// A record as in its file, with its derived facts.
Value record_value(const Context& context, AnyRecord record);

// The time, day or whole number (of at least so much) that an option gives; nothing where it was not given.
Result<std::optional<Timestamp>> time_option(const Context& context, std::string_view option);
// The same of the time of a meeting, which needs a time of day.
Result<std::optional<Timestamp>> appointment_option(const Context& context, std::string_view option);
Result<std::optional<Date>> day_option(const Context& context, std::string_view option);
Result<std::optional<int>> number_option(const Context& context, std::string_view option, int least);

// A place of the location tree, by its name there or as people write it; "" where the option was not given.
Result<std::string> place_option(const Context& context, std::string_view option);

// Roles of the program, each once.
Result<std::vector<std::string>> roles_option(const Context& context, std::string_view option);

// A service that the program offers, as an option names it.
Result<std::string> service_option(const Context& context, std::string_view option);

// --where EXPR: only these records; all of them without it.
Option where_option();
Result<Query> asked_query(const Context& context, Subject subject);

// --location PLACE: only this place and those below it.
Option location_option();

// --limit N: how many at most; nothing without it.
Option limit_option();
Result<std::optional<std::size_t>> asked_limit(const Context& context);

// --period, --since and --until of commands about a span of days, and the days that they name: without them, those of
// the present reporting period.
Option period_option();
Option since_option();
Option until_option();
Result<Span> asked_span(const Context& context);

// {name, begin, end}, both days included.
Value period_value(const Span& span);

// "Maria Silva (maria-silva)", or the id alone for an unknown one.
std::string named(const Records& records, std::string_view id);

// The option of a command that weighs all records: files that cannot be read and without which it decides.
inline constexpr std::string_view leave_out = "--leave-out";
Option leave_out_option();
// Adds what it named to the fields of an event of the decision.
// Whether what was typed for a file names this one: by its path in the program, or its name.
bool names_file(const std::string& typed, const std::string& path);
void add_left_out(const Context& context, Value& fields);

}  // namespace matchdesk
