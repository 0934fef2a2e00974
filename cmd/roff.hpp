#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cmd/command.hpp"

namespace matchdesk {

// Pages in the language of man(1), made from the same Markdown as the help. Bytes are UTF-8.

// matchdesk-COMMAND(1), its options from the command's own table.
std::string man_page(const Command& command);

// matchdesk-TOPIC(7).
std::string man_page_of_topic(std::string_view topic);

// matchdesk(1): the list of all commands and topics.
std::string man_page_of_all(const std::vector<Command>& commands);

// Text that stands for itself: no character of it is read as a request or an escape.
std::string roff_text(std::string_view text);

}  // namespace matchdesk
