#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

#include "text/utf8.hpp"

namespace matchdesk::text {

namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; }

bool is_letter_or_digit(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
}

icu::UnicodeString decode(std::string_view utf8) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
}

std::string encode(const icu::UnicodeString& text) {
  std::string utf8;
  return text.toUTF8String(utf8);
}

std::unique_ptr<icu::Transliterator> make_transliterator(const char* rules) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Transliterator> transliterator(
      icu::Transliterator::createInstance(icu::UnicodeString::fromUTF8(rules), UTRANS_FORWARD, status));
  if (U_FAILURE(status)) throw std::runtime_error("the Unicode data of this system are incomplete");
  return transliterator;
}

// Whether a mark is an accent of an alphabet (or a Hebrew or Arabic vowel point). Marks that belong to the letter, as
// in Japanese, Thai or the scripts of India, are none.
bool is_accent(UChar32 point) {
  const int combining_class = u_getCombiningClass(point);
  return combining_class == 1 || (combining_class >= 10 && combining_class <= 36) || combining_class >= 200;
}

bool counts_when_folded(UChar32 point) {
  if (point == '#') return true;
  if (u_hasBinaryProperty(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return false;
  const std::uint32_t ignored = U_GC_P_MASK | U_GC_Z_MASK | U_GC_C_MASK | U_GC_SK_MASK;
  return (U_GET_GC_MASK(point) & ignored) == 0 && !is_accent(point);
}

std::string fold_ascii(std::string_view text) {
  constexpr std::string_view symbols = "#+$<=>|~";
  std::string result;
  result.reserve(text.size());
  for (const char byte : text) {
    if (is_letter_or_digit(byte) || symbols.find(byte) != std::string_view::npos) result += lower(byte);
  }
  return result;
}

std::string slug_ascii(std::string_view text) {
  std::string result;
  bool word_ended = false;
  for (const char byte : text) {
    if (is_letter_or_digit(byte)) {
      if (word_ended && !result.empty()) result += '-';
      result += lower(byte);
    }
    if (byte != '\'') word_ended = !is_letter_or_digit(byte);
  }
  return result;
}

// Apostrophes of all kinds, primes, and letters that are written above the line, such as the Arabic ayn.
bool is_apostrophe(UChar32 point) {
  return point == U'\'' || point == U'’' || point == U'‘' || point == U'‛' || point == U'`' || point == U'´' ||
         point == U'′' || (U_GET_GC_MASK(point) & (U_GC_LM_MASK | U_GC_SK_MASK)) != 0;
}

icu::UnicodeString without_apostrophes(const icu::UnicodeString& text) {
  icu::UnicodeString result;
  for (std::int32_t place = 0; place < text.length(); place = text.moveIndex32(place, 1)) {
    const UChar32 point = text.char32At(place);
    if (!is_apostrophe(point)) result.append(point);
  }
  return result;
}

}  // namespace

std::string fold(std::string_view utf8) {
  if (is_ascii(utf8)) return fold_ascii(utf8);
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* const case_folder = icu::Normalizer2::getNFKCCasefoldInstance(status);
  static const icu::Normalizer2* const decomposer = icu::Normalizer2::getNFDInstance(status);
  const icu::UnicodeString plain = decomposer->normalize(case_folder->normalize(decode(utf8), status), status);
  icu::UnicodeString kept;
  bool has_latin = false;
  for (std::int32_t place = 0; place < plain.length(); place = plain.moveIndex32(place, 1)) {
    const UChar32 point = plain.char32At(place);
    if (!counts_when_folded(point)) continue;
    kept.append(point);
    has_latin = has_latin || (point >= 0x80 && uscript_getScript(point, &status) == USCRIPT_LATIN);
  }
  if (has_latin) {
    static const std::unique_ptr<icu::Transliterator> to_ascii = make_transliterator("[:Latin:] Latin-ASCII; Lower");
    to_ascii->transliterate(kept);
  }
  return encode(kept);
}

std::string slug(std::string_view utf8) {
  if (is_ascii(utf8)) return slug_ascii(utf8);
  static const std::unique_ptr<icu::Transliterator> to_ascii = make_transliterator(
      "NFC; [:Cyrillic:] Russian-Latin/BGN; [:Greek:] Greek-Latin/UNGEGN; Any-Latin; NFD; [:Nonspacing Mark:] Remove; "
      "NFC; Latin-ASCII");
  icu::UnicodeString text = without_apostrophes(decode(utf8));
  to_ascii->transliterate(text);
  return slug_ascii(encode(without_apostrophes(text)));
}

}  // namespace matchdesk::text
