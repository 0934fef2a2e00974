#include <algorithm>

#include <fmt/format.h>

#include "cmd/commands.hpp"
#include "cmd/help.hpp"
#include "cmd/markdown.hpp"
#include "cmd/roff.hpp"
#include "cmd/topics.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

// Everything that has a page.
Value list_of_pages() {
  Value items = Value::list();
  const auto add = [&](std::string_view kind, std::string_view name, std::string_view about, const std::string& page) {
    Value item = Value::map();
    item.set("kind", kind);
    item.set("name", name);
    item.set("about", about);
    item.set("page", page);
    items.push(std::move(item));
  };
  for (const Command& command : commands()) add("command", command.name, as_remark(command.about), page_name(command));
  for (const Topic& topic : topics()) add("topic", topic.name, topic.about, fmt::format("topic-{}", topic.name));
  return items;
}

View list_view(std::string prose) {
  return {.schema = "help/1",
          .items = list_of_pages(),
          .columns = {{"kind", "KIND"}, {"name", "NAME"}, {"about", "ABOUT"}, {"page", "PAGE"}},
          .prose = std::move(prose)};
}

View page_view(std::string_view kind, std::string_view name, std::string text) {
  Value item = Value::map();
  item.set("kind", kind);
  item.set("name", name);
  item.set("text", text);
  View view{
      .schema = "help/1", .columns = {{"kind", "KIND"}, {"name", "NAME"}, {"text", "TEXT"}}, .prose = std::move(text)};
  view.items.push(std::move(item));
  return view;
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

Result<View> view_of(const std::string& wanted, std::size_t width) {
  if (wanted.empty()) return list_view(overview(commands(), width));
  if (wanted == "topics") return list_view(topics_help(width));
  for (const Command& command : commands())
    if (command.name == wanted) return page_view("command", wanted, command_help(command, width));
  if (is_group(wanted)) return page_view("group", wanted, group_help(wanted, commands(), width));
  if (find_topic(wanted) != nullptr) return page_view("topic", wanted, topic_help(wanted, width));
  return unknown(wanted);
}

Result<View> man_page_of(const std::string& wanted) {
  View view{.schema = "help/1"};
  if (wanted.empty()) return View{.schema = "help/1", .raw = man_page_of_all(commands())};
  for (const Command& command : commands())
    if (command.name == wanted) view.raw = man_page(command);
  if (!view.raw && find_topic(wanted) != nullptr) view.raw = man_page_of_topic(wanted);
  if (!view.raw) return unknown(wanted);
  return view;
}

Result<Outcome> decide(const Context& context) {
  const std::string wanted = text::join(context.arguments.each("TOPIC"), " ");
  auto view = context.arguments.has("--man") ? man_page_of(wanted) : view_of(wanted, context.width);
  if (!view) return tl::unexpected(view.error());
  Outcome outcome;
  outcome.view = std::move(*view);
  return outcome;
}

}  // namespace

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
