#include "text/month_names.hpp"

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>

#include <algorithm>
#include <span>

#include "text/utf8.hpp"

namespace matchdesk::text {
namespace {

bool is_available(const icu::Locale& locale) {
  std::int32_t count = 0;
  const icu::Locale* all = icu::Locale::getAvailableLocales(count);
  return std::ranges::any_of(std::span(all, static_cast<std::size_t>(count)), [&](const icu::Locale& each) {
    return std::string_view(each.getLanguage()) == locale.getLanguage();
  });
}

}  // namespace

std::optional<MonthNames> month_names_in(std::string_view language) {
  using Symbols = icu::DateFormatSymbols;
  const icu::Locale locale(std::string(language).c_str());
  UErrorCode status = U_ZERO_ERROR;
  const Symbols symbols(locale, status);
  if (language.empty() || !is_available(locale) || U_FAILURE(status)) return std::nullopt;
  MonthNames names;
  for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE}) {
    for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
      std::int32_t count = 0;
      const icu::UnicodeString* months = symbols.getMonths(count, context, width);
      int number = 0;
      for (const icu::UnicodeString& month : std::span(months, static_cast<std::size_t>(std::min(count, 12)))) {
        std::string name;
        names.emplace(fold(month.toUTF8String(name)), ++number);
      }
    }
  }
  return names;
}

}  // namespace matchdesk::text
