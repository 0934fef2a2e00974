#include "cmd/help.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "cmd/command_line.hpp"
#include "cmd/commands.hpp"
#include "cmd/pages.hpp"
#include "cmd/roff.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

std::size_t usable(std::size_t width) { return width == 0 ? 80 : std::clamp<std::size_t>(width, 40, 100); }

std::pair<std::string, std::string> option_row(const Option& option) {
  std::string about = as_remark(option.about);
  if (!option.choices.empty() && about.find(option.choices.front()) == std::string::npos)
    about += ": " + text::enumerate(option.choices, "or");
  return {option.placeholder.empty() ? option.name : option.name + " " + option.placeholder, about};
}

bool is_positional(const Option& option) { return !option.name.starts_with('-'); }

std::string_view first_word(const Command& command) {
  return std::string_view(command.name).substr(0, command.name.find(' '));
}

// One command a line; of a group its commands' words on one line.
std::string chapter_text(const Chapter& chapter, std::size_t column, std::size_t width) {
  Rows rows;
  for (std::size_t i = 0; i < chapter.commands.size();) {
    const std::string word(first_word(*chapter.commands[i]));
    std::vector<std::string> members;
    std::string about;
    for (; i < chapter.commands.size() && first_word(*chapter.commands[i]) == word; ++i) {
      const Command& command = *chapter.commands[i];
      if (command.name == word)
        about = as_remark(command.about);
      else
        members.push_back(command.name.substr(word.size() + 1));
    }
    rows.emplace_back(word, about.empty() ? text::join(members, ", ") : about);
  }
  return std::string(chapter.title) + ":\n" + rows_text(rows, width, column);
}

// A page of the help, of a command or a topic.
struct Page {
  std::string_view kind, name;
  std::string about, page;
};

View list_view(std::string prose) {
  static const Columns<Page> columns = {{"kind", "kind", &Page::kind},
                                        {"name", "name", &Page::name},
                                        {"about", "about", &Page::about},
                                        {"page", "page", &Page::page}};
  std::vector<Page> all;
  for (const Command& command : commands())
    all.push_back({"command", command.name, as_remark(command.about), page_name(command)});
  for (const Topic& topic : topics())
    all.push_back({"topic", topic.name, std::string(topic.about), fmt::format("topic-{}", topic.name)});
  View view = view_of("help/1", columns, all);
  view.prose = std::move(prose);
  return view;
}

View page_view(std::string_view kind, std::string_view name, const std::string& text) {
  return view_of("help/1", {{"kind", "kind", kind}, {"name", "name", name}, {"text", "text", text}}, text);
}

bool is_group(const std::string& word) {
  return std::ranges::any_of(commands(), [&](const Command& command) { return command.name.starts_with(word + " "); });
}

Result<View> unknown(const std::string& wanted) {
  std::vector<std::string> known = {"topics"};
  for (const Topic& topic : topics()) known.emplace_back(topic.name);
  for (const Command& command : commands()) {
    known.push_back(command.name);
    if (const std::size_t space = command.name.find(' '); space != std::string::npos)
      known.push_back(command.name.substr(0, space));
  }
  return fail(
      Failure::usage, "unknown-topic", fmt::format("there is no command or topic '{}'", wanted),
      text::did_you_mean(wanted, known, "'matchdesk help' lists the commands, 'matchdesk help topics' the topics"));
}

Result<View> help_view(const std::string& wanted, std::size_t width) {
  if (wanted.empty()) return list_view(overview(commands(), width));
  if (wanted == "topics") return list_view(topics_help(width));
  for (const Command& command : commands())
    if (command.name == wanted) return page_view("command", wanted, command_help(command, width));
  if (is_group(wanted)) return page_view("group", wanted, group_help(wanted, commands(), width));
  if (find_topic(wanted) != nullptr) return page_view("topic", wanted, topic_help(wanted, width));
  return unknown(wanted);
}

Result<View> man_page_view(const std::string& wanted) {
  View view{.schema = "help/1"};
  if (wanted.empty()) view.raw = man_page_of_all(commands());
  for (const Command& command : commands())
    if (command.name == wanted) view.raw = man_page(command);
  if (!view.raw && find_topic(wanted) != nullptr) view.raw = man_page_of_topic(wanted);
  if (!view.raw) return unknown(wanted);
  return view;
}

Result<Outcome> decide(const Context& context) {
  const std::string wanted = text::join(context.arguments.each("TOPIC"), " ");
  TRY(auto view, context.arguments.has("--man") ? man_page_view(wanted) : help_view(wanted, context.width));
  Outcome outcome;
  outcome.view = std::move(view);
  return outcome;
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
  if (!all.words.empty()) out += "Words:\n" + rows_text(all.words, columns) + "\n";
  if (!all.options.empty()) out += "Options:\n" + rows_text(all.options, columns) + "\n";
  out += "Options of every command:\n" + rows_text(all.globals, columns);
  if (examples != blocks.end()) out += "\n" + blocks_text({examples, blocks.end()}, columns);
  return out;
}

std::string group_help(std::string_view group, const std::vector<Command>& commands, std::size_t width) {
  Rows members;
  for (const Command& command : commands)
    if (command.name.starts_with(std::string(group) + " "))
      members.emplace_back(command.name, as_remark(command.about));
  return fmt::format("Usage: matchdesk {} COMMAND\n\nCommands:\n{}\nMore about one: matchdesk {} --help\n", group,
                     rows_text(members, usable(width)), members.empty() ? std::string(group) : members.front().first);
}

std::string topic_help(std::string_view topic, std::size_t width) {
  return blocks_text(parse_page(topic_page(topic)), usable(width));
}

std::string topics_help(std::size_t width) {
  Rows all;
  for (const Topic& topic : topics()) all.emplace_back(topic.name, topic.about);
  return "Topics:\n" + rows_text(all, usable(width)) + "\nMore about one: matchdesk help TOPIC\n";
}

std::vector<Chapter> chapters(const std::vector<Command>& commands) {
  std::vector<Chapter> all;
  for (const Command& command : commands) {
    if (all.empty() || all.back().title != command.chapter) all.push_back({command.chapter, {}});
    all.back().commands.push_back(&command);
  }
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
  std::size_t column = 0;
  for (const Command& command : commands) column = std::max(column, first_word(command).size());
  for (const Chapter& chapter : chapters(commands)) out += "\n" + chapter_text(chapter, column, usable(width));
  return out + "\nMore about one: matchdesk help COMMAND. Files and rules: matchdesk help topics.\n";
}

Command help_command() {
  return {.name = "help",
          .about = "how a command is used, or what there is to know about a topic",
          .options = {{"TOPIC", "a command or a topic; without one, all commands", "", Option::Takes::values, false,
                       Completes::topic},
                      {"--man", "write the page as man reads it", "", Option::Takes::flag}},
          .needs = Needs::nothing,
          .decide = decide};
}

}  // namespace matchdesk
