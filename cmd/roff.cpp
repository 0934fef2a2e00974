#include "cmd/roff.hpp"

#include <algorithm>
#include <array>
#include <span>

#include <fmt/format.h>

#include "cmd/help.hpp"
#include "cmd/pages.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

constexpr std::size_t table_width = 72;

std::string upper(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return out;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const std::size_t special = std::string_view("\\-'`^~").find(c);
    constexpr std::array<std::string_view, 6> escapes = {"\\e", "\\-", "\\(aq", "\\(ga", "\\(ha", "\\(ti"};
    special == std::string_view::npos ? out += c : out += escapes.at(special);
  }
  return out;
}

std::string styled(std::string_view text) {
  std::string out;
  for (const StyledText& part : styled_texts(text))
    out += part.style == StyledText::Style::plain ? escaped(part.text) : fmt::format("\\fB{}\\fR", escaped(part.text));
  if (out.starts_with('.')) out.insert(0, "\\&");
  return out;
}

std::string preformatted(std::span<const std::string> lines) {
  std::string out = ".RS 4\n.nf\n";
  for (const std::string& line : lines) out += roff_text(line) + "\n";
  return out + ".fi\n.RE\n";
}

std::string tagged(std::string_view tag, std::string_view text) {
  return fmt::format(".TP\n\\fB{}\\fR\n{}\n", escaped(tag), styled(text));
}

std::string block_text(const Block& block) {
  switch (block.kind) {
    case Block::Kind::heading:
      return fmt::format("{} {}\n", block.level > 2 ? ".SS" : ".SH",
                         block.level > 2 ? styled(block.text) : upper(styled(block.text)));
    case Block::Kind::paragraph:
      return fmt::format(".PP\n{}\n", styled(block.text));
    case Block::Kind::code:
      return preformatted(block.lines);
    case Block::Kind::table:
      return preformatted(text::split(text::render_table(table_of(block), table_width), "\n"));
    case Block::Kind::item:
      break;
  }
  const auto parts = definition(block.text);
  return parts ? tagged(parts->term, parts->meaning) : fmt::format(".IP \\(bu 2\n{}\n", styled(block.text));
}

// A page without its title.
std::string blocks_text(std::string_view page) {
  std::string out;
  for (const Block& block : parse_page(page))
    if (block.kind != Block::Kind::heading || block.level > 1) out += block_text(block);
  return out;
}

std::string begin_page(std::string_view name, int section, std::string_view about) {
  return fmt::format(".TH \"{}\" \"{}\" \"\" \"matchdesk {}\" \"Matchdesk\"\n.SH NAME\n{} \\- {}\n",
                     upper(escaped(name)), section, escaped(MATCHDESK_VERSION), escaped(name), styled(about));
}

std::string tagged_rows(const Rows& rows) {
  std::string out;
  for (const auto& [left, right] : rows) out += tagged(left, right);
  return out;
}

constexpr std::string_view see_also = ".SH SEE ALSO\n.BR matchdesk (1),\n.BR matchdesk\\-exit\\-statuses (7)\n";

}  // namespace

std::string roff_text(std::string_view text) {
  std::string out = escaped(text);
  if (out.starts_with('.') || out.starts_with("\\(aq")) out.insert(0, "\\&");
  return out;
}

std::string man_page(const Command& command) {
  const std::string_view page = page_of(command);
  const std::size_t examples = std::min(page.find("## Examples"), page.size());
  std::string out = begin_page("matchdesk-" + page_name(command), 1, as_remark(command.about));
  out += fmt::format(".SH SYNOPSIS\n{}\n.SH DESCRIPTION\n{}", roff_text(synopsis(command)),
                     blocks_text(page.substr(0, examples)));
  const OptionRows all = option_rows(command);
  if (!all.words.empty()) out += ".SH WORDS\n" + tagged_rows(all.words);
  if (!all.options.empty()) out += ".SH OPTIONS\n" + tagged_rows(all.options);
  out += ".SH OPTIONS OF EVERY COMMAND\n" + tagged_rows(all.globals);
  return out + blocks_text(page.substr(examples)) + std::string(see_also);
}

std::string man_page_of_topic(std::string_view topic) {
  const Topic* found = find_topic(topic);
  return begin_page(fmt::format("matchdesk-{}", topic), 7, found == nullptr ? topic : found->about) +
         ".SH DESCRIPTION\n" + blocks_text(topic_page(topic)) + std::string(see_also);
}

std::string man_page_of_all(const std::vector<Command>& commands) {
  std::string out = begin_page("matchdesk", 1, "keeps a matching program in plain files");
  out += ".SH SYNOPSIS\nmatchdesk COMMAND [words and options]\n.SH DESCRIPTION\n";
  out +=
      "Matchdesk serves those who run a matching program: who asks, who helps, who waits. Everything it knows stands "
      "in "
      "text files that people can read and edit, and git can keep.\n.SH COMMANDS\n";
  for (const Chapter& chapter : chapters(commands)) {
    out += fmt::format(".SS {}\n", roff_text(chapter.title));
    for (const Command* command : chapter.commands)
      out += tagged("matchdesk-" + page_name(*command) + "(1)", as_remark(command->about));
  }
  out += ".SH TOPICS\n";
  for (const Topic& topic : topics()) out += tagged(fmt::format("matchdesk-{}(7)", topic.name), topic.about);
  return out;
}

}  // namespace matchdesk
