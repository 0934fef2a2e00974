#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mail/message.hpp"
#include "policy/program.hpp"

namespace matchdesk {

// The number that ids of letters are made of: of the record, the event with all that it says, and the letter's name.
std::uint64_t letter_number(Subject subject, const std::string& id, const std::vector<Event>& history,
                            std::size_t index, std::string_view letter);
// The id of the message of that number.
std::string message_id(std::uint64_t number, const std::string& domain);

// Whether an event says of somebody that they take part no longer.
bool says_that_they_left(const Event& event);

// What became since of what a letter is about.
struct LetterState {
  std::optional<std::size_t>
      event{};  // the place of the letter's event in the history of its record, where it is known
  // Why a letter that did not go out yet should not any more: its event was taken back, or others followed that answer,
  // move or end what it is about, or the person it is for has left. Empty where it should go out. A record that is not
  // among those at hand is no reason: it may be restricted, or its file may not be readable.
  std::string overtaken{};
  bool was_declined = false;  // it asked somebody to take a request, and they declined
};
LetterState state_of(const Program& program, const Message& message, Instant now);

}  // namespace matchdesk
