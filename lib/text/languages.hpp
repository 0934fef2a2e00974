#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace matchdesk::text {

// The code (ISO 639, the shorter one where there are two) of the language that a text names: by a code ("en", "eng",
// "en-GB"), or by its name or that of a dialect in any language that ICU knows ("English", "Englisch", "inglés",
// "Brazilian Portuguese"), compared folded. Nothing where it names none.
std::optional<std::string> language_code(std::string_view text);

// The English name of the language that a text names: "English" of "en"; the text itself where it names none.
std::string language_name(std::string_view text);

// The English names of the languages that have a code of two letters.
const std::vector<std::string>& language_names();

}  // namespace matchdesk::text
