#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace matchdesk::text {

// The offset of the first byte that is not valid UTF-8 (overlong forms, surrogates and values above U+10FFFF included).
std::optional<std::size_t> invalid_utf8(std::string_view bytes);

// How many characters (code points) valid UTF-8 holds.
std::size_t count_characters(std::string_view utf8);

// How many columns a terminal needs: wide characters count two, combining ones none.
std::size_t display_width(std::string_view utf8);

// Shortened to `columns` at most, with an ellipsis where something was cut.
std::string shorten(std::string_view utf8, std::size_t columns);

// Filled with spaces to `columns`; longer text is left as it is.
std::string pad_right(std::string_view utf8, std::size_t columns);
std::string pad_left(std::string_view utf8, std::size_t columns);

// For comparing what people type: case folded; accents, spaces and punctuation ignored, Latin letters as ASCII ones.
// Symbols and '#' count: "C", "C++" and "C#" are three things.
std::string fold(std::string_view utf8);

// A name as an id: transliterated to ASCII, lower case, words joined by '-', apostrophes dropped. "José Núñez" gives
// "jose-nunez", "Siobhán O'Neil" "siobhan-oneil", "Юлия" "yuliya".
// Empty when nothing can be kept.
std::string slug(std::string_view utf8);

// Safe to print: control characters, DEL, bidirectional controls and bytes that are not UTF-8 become U+FFFD; newlines
// and tabs too unless kept.
enum class Newlines { replace, keep };
std::string neutralise(std::string_view text, Newlines newlines = Newlines::replace);

// Bytes of another encoding ("windows-1252", "UTF-16LE", …) as UTF-8; nothing when the encoding is unknown or the bytes
// do not fit it.
std::optional<std::string> to_utf8(std::string_view bytes, std::string_view encoding);

}  // namespace matchdesk::text
