#include "yaml/bytes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "text/utf8.hpp"
#include "yaml/read.hpp"

namespace matchdesk::yaml {
namespace {

constexpr std::size_t most_control_findings = 5;

struct Control {
  unsigned code_point;
  std::uint32_t bytes;
};

// The character at `i`, if readers of YAML do not accept it unescaped or disagree about it: C0 and C1 controls other
// than tab and line ends, DEL, the line separators of YAML 1.1, byte order marks inside and two noncharacters.
std::optional<Control> control_at(std::string_view bytes, std::size_t i) {
  const auto byte = static_cast<unsigned char>(bytes[i]);
  if (byte == '\r') return byte_at(bytes, i + 1) == '\n' ? std::nullopt : std::optional<Control>({byte, 1});
  if ((byte < 0x20 && byte != '\t' && byte != '\n') || byte == 0x7F) return Control{byte, 1};
  if (byte == 0xC2) {
    const auto second = static_cast<unsigned char>(byte_at(bytes, i + 1));
    if (second < 0xA0) return Control{second, 2};
  }
  const std::string_view rest = bytes.substr(i);
  if (rest.starts_with("\u2028") || rest.starts_with("\u2029")) {
    return Control{rest[2] == '\xA8' ? 0x2028U : 0x2029U, 3};
  }
  if (rest.starts_with(byte_order_mark) && i > 0) return Control{0xFEFF, 3};
  if (byte == 0xEF && byte_at(bytes, i + 1) == '\xBF') {
    const auto third = static_cast<unsigned char>(byte_at(bytes, i + 2));
    if (third >= 0xBE) return Control{0xFF40U + third, 3};
  }
  return std::nullopt;
}

void check_controls(const Document& document, Diagnostics& findings) {
  const std::string_view bytes = document.bytes();
  std::size_t found = 0;
  for (std::size_t i = 0; i < bytes.size() && found < most_control_findings; ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if (byte >= 0x20 && byte < 0x7F) continue;
    const auto control = control_at(bytes, i);
    if (!control) continue;
    ++found;
    const auto begin = static_cast<std::uint32_t>(i);
    findings.push_back(document.finding(
        Severity::error, "control-character", {begin, begin + control->bytes},
        byte == '\r' ? "a carriage return is not followed by a line feed"
                     : fmt::format("the control character U+{:04X} is not allowed", control->code_point),
        "remove it, or write it as an escape inside double quotes"));
  }
}

bool is_marker(std::string_view line, char c) {
  return line.size() >= 7 && line.find_first_not_of(c) >= 7 && (line.size() == 7 || line[7] == ' ');
}

void check_conflict_markers(const Document& document, Diagnostics& findings) {
  const std::string_view bytes = document.bytes();
  bool inside = false;
  for (std::size_t begin = text_begin(bytes); begin < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    std::string_view line = bytes.substr(begin, end - begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const bool opens = is_marker(line, '<');
    const bool closes = is_marker(line, '>');
    if (opens || (!inside && (closes || is_marker(line, '=')))) {
      const auto from = static_cast<std::uint32_t>(begin);
      findings.push_back(document.finding(
          Severity::error, "conflict-marker", {from, from + static_cast<std::uint32_t>(line.size())},
          "a merge conflict is left here",
          "keep the lines that are right, and remove those beginning with <<<<<<<, ======= and >>>>>>>"));
    }
    inside = (inside || opens || is_marker(line, '=')) && !closes;
    begin = end + 1;
  }
}

}  // namespace

std::uint32_t line_begin(std::string_view bytes, std::uint32_t offset) {
  const std::size_t before = offset == 0 ? bytes.npos : bytes.rfind('\n', offset - 1);
  return before == bytes.npos ? text_begin(bytes) : static_cast<std::uint32_t>(before + 1);
}

std::uint32_t line_end(std::string_view bytes, std::uint32_t offset) {
  auto end = std::min(bytes.find('\n', offset), bytes.size());
  while (end > offset && bytes[end - 1] == '\r') --end;
  return static_cast<std::uint32_t>(end);
}

std::uint32_t next_line(std::string_view bytes, std::uint32_t offset) {
  const auto end = bytes.find('\n', offset);
  return static_cast<std::uint32_t>(end == bytes.npos ? bytes.size() : end + 1);
}

int column_at(std::string_view bytes, std::uint32_t offset) {
  return static_cast<int>(offset) - static_cast<int>(line_begin(bytes, offset));
}

bool check_bytes(const Document& document, Diagnostics& findings) {
  const std::string_view bytes = document.bytes();
  if (bytes.size() > largest_file) {
    Diagnostic finding{Severity::error, "too-large", document.file()};
    finding.message = "the file is larger than 1 MiB";
    finding.hint = "a record holds text only; keep documents in files of their own and name them here";
    findings.push_back(std::move(finding));
    return false;
  }
  if (const auto offset = text::invalid_utf8(bytes)) {
    Diagnostic finding{Severity::error, "invalid-utf8", document.file()};
    finding.position = document.position(static_cast<std::uint32_t>(*offset));
    finding.message = fmt::format("the byte 0x{:02X} is not valid UTF-8", static_cast<unsigned char>(bytes[*offset]));
    finding.hint = "save the file as UTF-8";
    findings.push_back(std::move(finding));
    return false;
  }
  const std::size_t before = findings.size();
  check_controls(document, findings);
  check_conflict_markers(document, findings);
  return findings.size() == before;
}

}  // namespace matchdesk::yaml
