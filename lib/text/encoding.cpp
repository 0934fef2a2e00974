#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <limits>
#include <memory>

#include "text/utf8.hpp"

namespace matchdesk::text {

std::optional<std::string> to_utf8(std::string_view bytes, std::string_view encoding) {
  constexpr std::size_t most = std::numeric_limits<std::int32_t>::max() / 4;
  if (encoding.empty() || bytes.size() > most) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(std::string(encoding).c_str(), &status),
                                                                     &ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  const icu::UnicodeString decoded(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(), status);
  if (U_FAILURE(status)) return std::nullopt;
  std::string result;
  return decoded.toUTF8String(result);
}

}  // namespace matchdesk::text
