#pragma once

#include <string>

#include "cmd/command.hpp"

namespace matchdesk {

// The word REQUEST of the commands about one request, and which it means.
Option request_word();
Result<const Request*> request_argument(const Context& context);

// Records one event of a request, if its table allows it: the change, the item {request, event, at, status, provider,
// outcome} and a sentence for people. `says` is put after the id: "attempted by phone: no answer".
Result<Outcome> record_request_event(const Context& context, const Request& request, Event event,
                                     const std::string& says);

// An event of this kind with its fields from the options, recorded as record_request_event does.
Result<Outcome> record_request_event(const Context& context, std::string_view kind, const Value& given = Value::map());

// A service that the program offers, as it was typed; another word is wrong usage, with the nearest one.
Result<std::string> known_service(const Context& context, const std::string& typed);

// "Maria Silva (maria-silva)", or the id alone for an unknown one.
std::string named(const Records& records, std::string_view id);

}  // namespace matchdesk
