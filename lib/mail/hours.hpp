#pragma once

#include <optional>

#include "mail/message.hpp"
#include "policy/program.hpp"

namespace matchdesk {

// When an e-mail may go out by the mail.hours of the place of whoever it goes to, of several the first; of somebody who
// takes no part, the place of the record that it is about. Nothing where it may go out now.
std::optional<Instant> waits_until(const Program& program, const Message& message, Instant now);

}  // namespace matchdesk
