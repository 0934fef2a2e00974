#include "text/languages.hpp"

#include <unicode/locdspnm.h>
#include <unicode/locid.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <utility>

#include "text/utf8.hpp"
#include "text/words.hpp"

namespace matchdesk::text {
namespace {

constexpr std::size_t longest_code = 3, longest_part = 4;  // "eng", "Hant"

using Codes = std::map<std::string, std::string, std::less<>>;  // by a folded name or a code

// Everyday names that ICU's data do not have by themselves.
constexpr std::pair<std::string_view, std::string_view> everyday_names[] = {
    {"mandarin", "zh"},  {"farsi", "fa"},      {"tagalog", "fil"}, {"kreyol", "ht"},
    {"castilian", "es"}, {"castellano", "es"}, {"asl", "ase"}};

std::string canonical(const char* code) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale(code);
  locale.canonicalize(status);
  return U_FAILURE(status) ? code : locale.getLanguage();
}

std::vector<std::string> iso_codes() {
  std::vector<std::string> codes;
  for (const char* const* code = icu::Locale::getISOLanguages(); *code != nullptr; ++code) codes.emplace_back(*code);
  return codes;
}

std::span<const icu::Locale> locales() {
  std::int32_t count = 0;
  const icu::Locale* all = icu::Locale::getAvailableLocales(count);
  return {all, static_cast<std::size_t>(count)};
}

// Adds what languages are called in the language of a locale. A name that is there already stays as it is.
class NamesIn {
 public:
  NamesIn(const icu::Locale& locale, Codes& codes)
      : names_(icu::LocaleDisplayNames::createInstance(locale, ULDN_DIALECT_NAMES)), codes_(codes) {}

  void add_language(const std::string& code) {
    icu::UnicodeString name;
    add(names_->languageDisplayName(code.c_str(), name), code);
  }
  void add_dialect(const icu::Locale& dialect) {
    icu::UnicodeString name;
    add(names_->localeDisplayName(dialect, name), dialect.getLanguage());
  }

 private:
  void add(const icu::UnicodeString& name, const std::string& code) {
    std::string utf8;
    codes_.emplace(fold(name.toUTF8String(utf8)), canonical(code.c_str()));
  }

  std::unique_ptr<icu::LocaleDisplayNames> names_;
  Codes& codes_;
};

// Names in English, and what each language calls itself.
Codes usual_names() {
  Codes names;
  NamesIn english(icu::Locale::getEnglish(), names);
  for (const std::string& code : iso_codes()) english.add_language(code);
  for (const auto& [name, code] : everyday_names) names.emplace(name, code);
  for (const icu::Locale& locale : locales()) {
    english.add_dialect(locale);
    NamesIn(locale, names).add_language(locale.getLanguage());
  }
  return names;
}

// The names in all other languages, of the languages with a code of two letters.
Codes other_names() {
  Codes names;
  std::set<std::string> done;
  for (const icu::Locale& locale : locales()) {
    if (!done.insert(locale.getLanguage()).second) continue;
    NamesIn here(locale, names);
    for (const std::string& code : iso_codes())
      if (code.size() == 2) here.add_language(code);
  }
  return names;
}

std::optional<std::string> found(const Codes& codes, std::string_view key) {
  const auto place = codes.find(key);
  return place == codes.end() ? std::nullopt : std::optional(place->second);
}

bool is_known(const std::string& code) {
  static const std::vector<std::string> all = iso_codes();
  return std::ranges::find(all, code) != all.end();
}

// The language that a code is an older or another one for: "iw" is "he", "ger" is "de".
std::optional<std::string> by_other_code(const std::string& code) {
  static const Codes longer = [] {
    Codes codes;
    for (const std::string& each : iso_codes()) codes.emplace(uloc_getISO3Language(each.c_str()), each);
    return codes;
  }();
  if (auto shorter = found(longer, code)) return shorter;
  std::string present = canonical(code.c_str());
  return present != code && is_known(present) ? std::optional(std::move(present)) : std::nullopt;
}

// "en", "eng", and with a script or a region behind it: "en-GB", "zh_Hant_TW".
std::optional<std::string> by_code(std::string_view text) {
  const std::vector<std::string> parts = split(replace_all(lower_ascii(text), "_", "-"), "-");
  const std::string& code = parts.front();
  const bool is_code = code.size() >= 2 && code.size() <= longest_code;
  const bool has_parts = std::all_of(parts.begin() + 1, parts.end(),
                                     [](const auto& part) { return part.size() >= 2 && part.size() <= longest_part; });
  if (!is_code || !has_parts) return std::nullopt;
  return is_known(code) ? std::optional(code) : by_other_code(code);
}

std::optional<std::string> by_name(std::string_view text) {
  const std::string folded = fold(text);
  if (folded.empty()) return std::nullopt;
  static const Codes usual = usual_names();
  if (auto code = found(usual, folded)) return code;
  static const Codes others = other_names();
  return found(others, folded);
}

}  // namespace

std::optional<std::string> language_code(std::string_view text) {
  const std::string_view trimmed = trim(text);
  if (auto code = by_code(trimmed)) return code;
  // In the order of what it costs: most are codes, and names in other languages are many.
  if (auto code = by_name(trimmed)) return code;
  // "Portuguese (Brazil)", "English (fluent)".
  const std::size_t end = trimmed.find('(');
  const bool has_remark = end != std::string_view::npos && trimmed.find(')') == trimmed.size() - 1;
  return has_remark ? language_code(trimmed.substr(0, end)) : std::nullopt;
}

std::string language_name(std::string_view text) {
  const auto code = language_code(text);
  if (!code) return std::string(text);
  icu::UnicodeString name;
  std::string utf8;
  icu::Locale(code->c_str()).getDisplayLanguage(icu::Locale::getEnglish(), name).toUTF8String(utf8);
  return utf8;
}

const std::vector<std::string>& language_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    const std::unique_ptr<icu::LocaleDisplayNames> english(
        icu::LocaleDisplayNames::createInstance(icu::Locale::getEnglish()));
    for (const std::string& code : iso_codes()) {
      if (code.size() != 2) continue;
      icu::UnicodeString name;
      std::string utf8;
      all.push_back(english->languageDisplayName(code.c_str(), name).toUTF8String(utf8));
    }
    return all;
  }();
  return names;
}

}  // namespace matchdesk::text
