#include "cmd/help.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "cmd/command_line.hpp"
#include "cmd/markdown.hpp"
#include "cmd/pages.hpp"
#include "cmd/topics.hpp"
#include "text/table.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

constexpr std::size_t widest = 100;
constexpr std::size_t widest_left = 26;

std::size_t usable(std::size_t width) { return width == 0 ? 80 : std::clamp<std::size_t>(width, 40, widest); }

// Text that begins at a column and is wrapped under itself.
std::string hanging(std::string_view text, std::size_t column, std::size_t width) {
  return text::replace_all(text::wrap(text, width - column), "\n", "\n" + std::string(column, ' '));
}

// "  left      right, wrapped under itself"
std::string row(std::string_view left, std::string_view right, std::size_t column, std::size_t width) {
  std::string out = "  " + text::pad_right(left, column);
  if (text::display_width(left) > column) out += "\n" + std::string(column + 2, ' ');
  return out + "  " + hanging(right, column + 4, width) + "\n";
}

std::string rows(const Rows& pairs, std::size_t width) {
  std::size_t column = 0;
  for (const auto& [left, right] : pairs) {
    const std::size_t needed = text::display_width(left);
    if (needed <= widest_left) column = std::max(column, needed);
  }
  std::string out;
  for (const auto& [left, right] : pairs) out += row(left, right, column, width);
  return out;
}

std::pair<std::string, std::string> option_row(const Option& option) {
  std::string about = as_remark(option.about);
  if (!option.choices.empty() && about.find(option.choices.front()) == std::string::npos)
    about += ": " + text::enumerate(option.choices, "or");
  return {option.placeholder.empty() ? option.name : option.name + " " + option.placeholder, about};
}

bool is_positional(const Option& option) { return !option.name.starts_with('-'); }

// A run of items: aligned in two columns where each says "`term`: meaning", else one after another.
std::string items_text(std::span<const Block> items, std::size_t width) {
  Rows definitions;
  std::string out;
  const bool aligned = std::ranges::all_of(items, [](const Block& item) { return is_definition(item.text); });
  for (const Block& item : items) {
    if (aligned) {
      const Definition parts = definition(item.text);
      definitions.emplace_back(parts.term, without_marks(parts.meaning));
    } else {
      out += "  - " + hanging(without_marks(item.text), 4, width) + "\n";
    }
  }
  return aligned ? rows(definitions, width) : out;
}

std::string table_text(const Block& block, std::size_t width) {
  text::Table table;
  for (const std::string& header : block.rows.front()) table.columns.push_back({without_marks(header)});
  for (std::size_t i = 1; i < block.rows.size(); ++i) {
    std::vector<std::string> cells;
    for (const std::string& cell : block.rows[i]) cells.push_back(without_marks(cell));
    cells.resize(table.columns.size());
    table.rows.push_back(std::move(cells));
  }
  std::string out;
  for (const std::string& line : text::split(text::render_table(table, width - 2), "\n"))
    if (!line.empty()) out += "  " + line + "\n";
  return out;
}

std::string block_text(const Block& block, std::size_t width) {
  switch (block.kind) {
    case Block::Kind::heading:
      return without_marks(block.text) + (block.level > 1 ? ":\n" : "\n");
    case Block::Kind::paragraph:
      return text::wrap(without_marks(block.text), width) + "\n";
    case Block::Kind::table:
      return table_text(block, width);
    case Block::Kind::code: {
      std::string out;
      for (const std::string& line : block.lines) out += line.empty() ? "\n" : fmt::format("  {}\n", line);
      return out;
    }
    case Block::Kind::item:
      break;
  }
  return items_text(std::span(&block, 1), width);
}

// A heading stands right above what it is for; everything else is set apart by an empty line.
std::string blocks_text(std::span<const Block> blocks, std::size_t width) {
  std::string out;
  for (std::size_t i = 0; i < blocks.size();) {
    if (i > 0 && blocks[i - 1].kind != Block::Kind::heading) out += "\n";
    if (i > 0 && blocks[i - 1].kind == Block::Kind::heading && blocks[i - 1].level == 1) out += "\n";
    std::size_t end = i + 1;
    if (blocks[i].kind == Block::Kind::item)
      while (end < blocks.size() && blocks[end].kind == Block::Kind::item) ++end;
    out += blocks[i].kind == Block::Kind::item ? items_text(blocks.subspan(i, end - i), width)
                                               : block_text(blocks[i], width);
    i = end;
  }
  return out;
}

// Which commands serve what, by their first word.
struct ChapterWords {
  std::string_view title;
  std::vector<std::string_view> words;
};

const std::vector<ChapterWords>& chapter_words() {
  static const std::vector<ChapterWords> all = {
      {"Begin", {"init", "check", "doctor"}},
      {"Take people and requests in", {"intake"}},
      {"See what is to be done", {"queue", "followup", "aging"}},
      {"Match", {"match", "assign", "accept", "decline", "solve"}},
      {"Follow a request to its end", {"remind", "snooze", "transfer", "redirect", "withdraw", "close", "reopen"}},
      {"Look after people", {"roster", "activity"}},
      {"Look things up", {"list", "show", "log", "report", "simulate"}},
      {"Keep it running", {"sweep", "mail", "publish", "retract", "audit", "fmt", "git"}},
      {"Help", {"help", "completion"}},
  };
  return all;
}

std::string_view first_word(const Command& command) {
  return std::string_view(command.name).substr(0, command.name.find(' '));
}

// One command a line; of a group its commands' words on one line.
std::string chapter_text(const Chapter& chapter, std::size_t column, std::size_t width) {
  std::string out = std::string(chapter.title) + ":\n";
  for (std::size_t i = 0; i < chapter.commands.size();) {
    const std::string_view word = first_word(*chapter.commands[i]);
    std::vector<std::string> members;
    std::string about;
    for (; i < chapter.commands.size() && first_word(*chapter.commands[i]) == word; ++i) {
      const Command& command = *chapter.commands[i];
      if (command.name == word)
        about = as_remark(command.about);
      else
        members.push_back(command.name.substr(word.size() + 1));
    }
    if (about.empty()) about = text::join(members, ", ");
    out += row(word, about, column, width);
  }
  return out;
}

std::size_t widest_word(const std::vector<Command>& commands) {
  std::size_t column = 0;
  for (const Command& command : commands) column = std::max(column, first_word(command).size());
  return column;
}

}  // namespace

std::string page_name(const Command& command) { return text::replace_all(command.name, " ", "-"); }

std::string_view page_of(const Command& command) {
  const auto page = pages().find(page_name(command));
  return page == pages().end() ? std::string_view(command.about) : page->second;
}

std::string synopsis(const Command& command) {
  std::string out = "matchdesk " + command.name;
  for (const Option& option : command.options) {
    if (!is_positional(option)) continue;
    const std::string word = option.name + (option.takes == Option::Takes::values ? " ..." : "");
    out += option.required ? " " + word : " [" + word + "]";
  }
  for (const Option& option : command.options)
    if (!is_positional(option) && option.required) out += " " + option.name + " " + option.placeholder;
  return out + " [options]";
}

OptionRows option_rows(const Command& command) {
  OptionRows all;
  for (const Option& option : command.options)
    (is_positional(option) ? all.words : all.options).push_back(option_row(option));
  for (const Option& option : global_options())
    if (!is_for_writing(option) || command.access == Access::writes) all.globals.push_back(option_row(option));
  return all;
}

std::string command_help(const Command& command, std::size_t width) {
  const std::size_t columns = usable(width);
  std::string out = text::wrap("Usage: " + synopsis(command), columns, 4) + "\n\n";
  const std::vector<Block> blocks = parse_page(page_of(command));
  // The options stand between what the command does and its examples.
  const auto examples = std::ranges::find_if(
      blocks, [](const Block& block) { return block.kind == Block::Kind::heading && block.text == "Examples"; });
  out += blocks_text({blocks.begin(), examples}, columns) + "\n";
  const OptionRows all = option_rows(command);
  if (!all.words.empty()) out += "Words:\n" + rows(all.words, columns) + "\n";
  if (!all.options.empty()) out += "Options:\n" + rows(all.options, columns) + "\n";
  out += "Options of every command:\n" + rows(all.globals, columns);
  if (examples != blocks.end()) out += "\n" + blocks_text({examples, blocks.end()}, columns);
  return out;
}

std::string group_help(std::string_view group, const std::vector<Command>& commands, std::size_t width) {
  Rows members;
  for (const Command& command : commands)
    if (command.name.starts_with(std::string(group) + " "))
      members.emplace_back(command.name, as_remark(command.about));
  return fmt::format("Usage: matchdesk {} COMMAND\n\nCommands:\n{}\nMore about one: matchdesk {} --help\n", group,
                     rows(members, usable(width)), members.empty() ? std::string(group) : members.front().first);
}

std::string topic_help(std::string_view topic, std::size_t width) {
  return blocks_text(parse_page(topic_page(topic)), usable(width));
}

std::string topics_help(std::size_t width) {
  Rows all;
  for (const Topic& topic : topics()) all.emplace_back(topic.name, topic.about);
  return "Topics:\n" + rows(all, usable(width)) + "\nMore about one: matchdesk help TOPIC\n";
}

std::vector<Chapter> chapters(const std::vector<Command>& commands) {
  std::vector<Chapter> all;
  for (const auto& [title, words] : chapter_words()) {
    Chapter chapter{title, {}};
    for (const std::string_view word : words)
      for (const Command& command : commands)
        if (first_word(command) == word) chapter.commands.push_back(&command);
    if (!chapter.commands.empty()) all.push_back(std::move(chapter));
  }
  Chapter others{"Others", {}};
  for (const Command& command : commands) {
    const bool known = std::ranges::any_of(chapter_words(), [&](const ChapterWords& chapter) {
      return std::ranges::find(chapter.words, first_word(command)) != chapter.words.end();
    });
    if (!known) others.commands.push_back(&command);
  }
  if (!others.commands.empty()) all.push_back(std::move(others));
  return all;
}

std::string overview(const std::vector<Command>& commands, std::size_t width) {
  std::string out =
      "Matchdesk keeps a matching program in plain files: who asks, who helps and who\nwaits.\n\n"
      "To begin:\n"
      "  matchdesk init desk --preset score     a new program in the directory desk\n"
      "  cd desk\n"
      "  matchdesk intake import clients.csv --as client --map clients.map.yaml\n"
      "  matchdesk queue                        what waits for you\n"
      "  matchdesk followup                     today's work\n";
  const std::size_t column = widest_word(commands);
  for (const Chapter& chapter : chapters(commands)) out += "\n" + chapter_text(chapter, column, usable(width));
  return out + "\nMore about one: matchdesk help COMMAND. Files and rules: matchdesk help topics.\n";
}

}  // namespace matchdesk
