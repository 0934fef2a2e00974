#include "cmd/help.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "cmd/command_line.hpp"
#include "cmd/pages.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

constexpr std::size_t widest = 100;

std::size_t usable(std::size_t width) { return width == 0 ? 80 : std::min(width, widest); }

// "  left      right, wrapped under itself"
std::string row(std::string_view left, std::string_view right, std::size_t column, std::size_t width) {
  std::string out = "  " + text::pad_right(left, column);
  if (text::display_width(left) > column) out += "\n" + std::string(column + 2, ' ');
  return out + "  " + text::wrap(right, width - column - 4, column + 4) + "\n";
}

std::string rows(const std::vector<std::pair<std::string, std::string>>& pairs, std::size_t width) {
  std::size_t column = 0;
  for (const auto& [left, right] : pairs) column = std::max(column, std::min<std::size_t>(text::display_width(left), 26));
  std::string out;
  for (const auto& [left, right] : pairs) out += row(left, right, column, width);
  return out;
}

std::pair<std::string, std::string> option_row(const Option& option) {
  std::string about = option.about;
  if (!option.choices.empty() && about.find(option.choices.front()) == std::string::npos)
    about += ": " + text::enumerate(option.choices, "or");
  return {option.placeholder.empty() ? option.name : option.name + " " + option.placeholder, about};
}

bool is_positional(const Option& option) { return !option.name.starts_with('-'); }

// Paragraphs wrapped, fenced and indented lines as they stand, fences left out.
std::string page_text(std::string_view page, std::size_t width) {
  std::string out, paragraph;
  const auto flush = [&] {
    if (!paragraph.empty()) out += text::wrap(paragraph, width) + "\n";
    paragraph.clear();
  };
  bool fenced = false;
  while (!page.empty()) {
    const std::size_t end = page.find('\n');
    const std::string_view line = page.substr(0, end);
    page.remove_prefix(end == std::string_view::npos ? page.size() : end + 1);
    if (line.starts_with("```")) {
      flush();
      fenced = !fenced;
    } else if (fenced) {
      out += line.empty() ? "\n" : fmt::format("  {}\n", line);
    } else if (line.starts_with("## ")) {
      flush();
      out += fmt::format("{}:\n", line.substr(3));
    } else if (line.empty() || line.starts_with("- ") || line.starts_with("  ") || line.starts_with("|")) {
      flush();
      if (line.empty()) out += "\n";
      else if (line.starts_with("- ")) paragraph = line;
      else out += fmt::format("{}\n", line);
    } else {
      if (!paragraph.empty()) paragraph += ' ';
      paragraph += line;
    }
  }
  flush();
  return out;
}

std::string page_name(const Command& command) { return text::replace_all(command.name, " ", "-"); }

}  // namespace

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

std::string command_help(const Command& command, std::size_t width) {
  const std::size_t columns = usable(width);
  std::string out = text::wrap("Usage: " + synopsis(command), columns, 4) + "\n\n";
  const auto page = pages().find(page_name(command));
  const std::string_view whole = page == pages().end() ? std::string_view(command.about) : page->second;
  // The options stand between what the command does and its examples.
  const std::size_t examples = std::min(whole.find("## Examples"), whole.size());
  out += page_text(whole.substr(0, examples), columns);
  if (!out.ends_with("\n\n")) out += "\n";
  std::vector<std::pair<std::string, std::string>> words, options, globals;
  for (const Option& option : command.options) (is_positional(option) ? words : options).push_back(option_row(option));
  for (const Option& option : global_options())
    if (option.name != "--dry-run" || command.effect == Effect::writes) globals.push_back(option_row(option));
  if (!words.empty()) out += "Words:\n" + rows(words, columns) + "\n";
  if (!options.empty()) out += "Options:\n" + rows(options, columns) + "\n";
  out += "Options of every command:\n" + rows(globals, columns);
  if (examples < whole.size()) out += "\n" + page_text(whole.substr(examples), columns);
  return out;
}

std::string group_help(std::string_view group, const std::vector<Command>& commands, std::size_t width) {
  std::vector<std::pair<std::string, std::string>> members;
  for (const Command& command : commands)
    if (command.name.starts_with(std::string(group) + " ")) members.emplace_back(command.name, command.about);
  return fmt::format("Usage: matchdesk {} COMMAND\n\nCommands:\n{}\nMore about one: matchdesk {} --help\n", group,
                     rows(members, usable(width)), members.empty() ? std::string(group) : members.front().first);
}

std::string overview(const std::vector<Command>& commands, std::size_t width) {
  std::vector<std::pair<std::string, std::string>> all;
  for (const Command& command : commands) all.emplace_back(command.name, command.about);
  return "Matchdesk keeps a matching program in plain files: who asks, who helps, who waits.\n\n"
         "To begin:\n"
         "  matchdesk init desk --preset score     a new program in the directory desk\n"
         "  cd desk\n"
         "  matchdesk intake import clients.csv --as client --map clients.map.yaml\n"
         "  matchdesk queue                        what waits for you\n"
         "  matchdesk followup                     today's work\n\n"
         "Commands:\n" +
         rows(all, usable(width)) +
         "\nMore about one: matchdesk COMMAND --help. Topics: matchdesk help topics.\n";
}

}  // namespace matchdesk
