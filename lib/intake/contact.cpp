#include "intake/contact.hpp"

#include <algorithm>
#include <array>

#include "text/words.hpp"

namespace matchdesk {
namespace {

constexpr std::size_t fewest_phone_digits = 7;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// No-break spaces as spaces; zero-width spaces, joiners and byte order marks dropped.
std::string without_invisible(std::string_view text) {
  constexpr std::array<std::string_view, 2> spaces{"\u00a0", "\u202f"};
  constexpr std::array<std::string_view, 3> nothing{"\u200b", "\u2060", "\ufeff"};
  std::string out(text);
  for (const std::string_view space : spaces) out = text::replace_all(std::move(out), space, " ");
  for (const std::string_view none : nothing) out = text::replace_all(std::move(out), none, "");
  return out;
}

bool is_label(std::string_view label) {
  if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') return false;
  return std::ranges::all_of(
      label, [](char c) { return is_digit(c) || is_letter(c) || c == '-' || static_cast<unsigned char>(c) >= 0x80; });
}

bool is_domain(std::string_view domain) {
  const std::vector<std::string> labels = text::split(domain, ".");
  return labels.size() >= 2 && std::ranges::all_of(labels, is_label) && !std::ranges::all_of(labels.back(), is_digit);
}

bool is_local_part(std::string_view local) {
  if (local.empty() || local.size() > 64 || local.front() == '-' || local.front() == '.' || local.back() == '.') {
    return false;
  }
  if (local.find("..") != std::string_view::npos) return false;
  return std::ranges::all_of(local, [](char c) {
    return is_digit(c) || is_letter(c) || static_cast<unsigned char>(c) >= 0x80 ||
           std::string_view("!#$%&'*+-/=?^_`{|}~.").find(c) != std::string_view::npos;
  });
}

// Where a number's extension begins, or its end.
std::size_t extension_of(std::string_view lower) {
  for (const std::string_view word : {"ext", "x", "#"}) {
    const std::size_t at = lower.find(word);
    if (at != std::string_view::npos) return at;
  }
  return lower.size();
}

std::string digits_of(std::string_view text) {
  std::string digits;
  std::ranges::copy_if(text, std::back_inserter(digits), is_digit);
  return digits;
}

}  // namespace

std::string tidy_line(std::string_view text) {
  std::string out;
  for (const char c : without_invisible(text)) {
    if (!is_blank(c)) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string tidy_text(std::string_view text) {
  std::string plain = text::replace_all(without_invisible(text), "\r\n", "\n");
  std::ranges::replace(plain, '\r', '\n');
  std::string out;
  for (std::string_view rest = plain;;) {
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    while (!line.empty() && is_blank(line.back())) line.remove_suffix(1);
    if (!out.empty() || !line.empty()) {
      out += line;
      out += '\n';
    }
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  while (out.ends_with('\n')) out.pop_back();
  return std::string(text::trim(out));
}

std::optional<std::string> tidy_email(std::string_view text) {
  std::string address = tidy_line(text);
  if (const std::size_t open = address.find('<'); open != std::string::npos && address.ends_with('>')) {
    address = address.substr(open + 1, address.size() - open - 2);
  }
  if (text::lower_ascii(address).starts_with("mailto:")) address.erase(0, 7);
  const std::size_t at = address.find('@');
  if (at == std::string::npos) return std::nullopt;
  const std::string domain = text::lower_ascii(std::string_view(address).substr(at + 1));
  const std::string local = address.substr(0, at);
  if (!is_local_part(local) || !is_domain(domain)) return std::nullopt;
  return local + "@" + domain;
}

std::optional<std::string> tidy_phone(std::string_view text) {
  std::string lower = text::lower_ascii(tidy_line(text));
  if (lower.starts_with("tel:")) lower.erase(0, 4);
  const std::size_t extension = extension_of(lower);
  std::string number;
  for (const char c : std::string_view(lower).substr(0, extension)) {
    if (is_digit(c) || (c == '+' && number.empty())) {
      number += c;
    } else if (std::string_view(" ().-/").find(c) == std::string_view::npos) {
      return std::nullopt;
    } else if (!number.empty() && number.back() != ' ') {
      number += ' ';
    }
  }
  if (digits_of(number).size() < fewest_phone_digits) return std::nullopt;
  while (number.ends_with(' ')) number.pop_back();
  const std::string inside = digits_of(std::string_view(lower).substr(extension));
  return inside.empty() ? number : number + " x" + inside;
}

std::string email_key(std::string_view email) { return text::lower_ascii(email); }

std::string phone_key(std::string_view phone) {
  const std::string lower = text::lower_ascii(phone);
  std::string digits = digits_of(std::string_view(lower).substr(0, extension_of(lower)));
  if (digits.size() == 11 && digits.front() == '1') digits.erase(0, 1);
  return digits;
}

}  // namespace matchdesk
