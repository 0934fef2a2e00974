#include "cmd/completion.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "cmd/command_line.hpp"
#include "cmd/commands.hpp"
#include "cmd/markdown.hpp"
#include "cmd/pages.hpp"
#include "policy/read.hpp"

namespace matchdesk {
namespace {

bool is_option(std::string_view word) { return word.size() > 1 && word.front() == '-'; }

std::string_view name_of(std::string_view word) { return word.substr(0, word.find('=')); }

// The words as one would have typed them without a shell that breaks at '='. `apart` is how much of the last one the
// shell holds for words of their own.
struct Typed {
  std::vector<std::string> words;
  std::size_t apart = 0;
};

Typed joined_at_equals(std::span<const std::string> words) {
  Typed typed;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool joins = words[i] == "=" && !typed.words.empty() && typed.words.back().starts_with("--");
    if (!joins) {
      typed.words.push_back(words[i]);
      continue;
    }
    typed.words.back() += "=";
    const std::size_t apart = typed.words.back().size();
    if (i + 1 < words.size()) typed.words.back() += words[++i];
    if (i + 1 == words.size()) typed.apart = apart;
  }
  return typed;
}

// What the words before the cursor say.
struct Line {
  const std::vector<Command>& commands;
  const Command* command = nullptr;
  std::string group{};              // "intake", where its command comes next
  const Option* waiting = nullptr;  // the option whose value comes next
  bool options_ended = false;       // by "--"
  bool is_lost = false;             // there is no such command
  std::vector<std::string> positionals{};
  std::set<std::string, std::less<>> given{};

  // Options that may stand here.
  std::vector<const Option*> options() const {
    std::vector<const Option*> all;
    if (command != nullptr)
      for (const Option& option : command->options)
        if (is_option(option.name)) all.push_back(&option);
    for (const Option& option : global_options())
      if (!is_for_writing(option) || (command != nullptr && command->access == Access::writes)) all.push_back(&option);
    return all;
  }

  const Option* find_option(std::string_view name) const {
    for (const Option* option : options())
      if (option->name == name) return option;
    return nullptr;
  }

  // The positional that the next plain word fills; the last one may take many.
  const Option* next_positional() const {
    std::size_t left = positionals.size();
    for (const Option& option : command->options) {
      if (is_option(option.name)) continue;
      if (left == 0 || option.takes == Option::Takes::values) return &option;
      --left;
    }
    return nullptr;
  }

  void take(const std::string& word) {
    if (waiting != nullptr) {
      waiting = nullptr;
    } else if (!options_ended && word == "--") {
      options_ended = true;
    } else if (!options_ended && is_option(word)) {
      given.insert(std::string(name_of(word)));
      const Option* option = find_option(name_of(word));
      if (option != nullptr && option->takes != Option::Takes::flag && word.find('=') == std::string::npos)
        waiting = option;
    } else {
      take_plain(word);
    }
  }

  void take_plain(const std::string& word) {
    const auto found = std::ranges::find(commands, group.empty() ? word : group + " " + word, &Command::name);
    if (found != commands.end() && positionals.empty() && (command == nullptr || !group.empty())) {
      command = &*found;
    } else if (command != nullptr) {
      positionals.push_back(word);
      group.clear();
      return;
    }
    const bool begins_group = group.empty() && std::ranges::any_of(commands, [&](const Command& each) {
                                return each.name.starts_with(word + " ");
                              });
    group = begins_group ? word : "";
    is_lost = command == nullptr && group.empty();
  }
};

// Commands by the word that comes next; of a group its name once, with its commands beside it.
std::vector<Suggestion> command_words(const std::vector<Command>& commands, const std::string& group) {
  std::vector<Suggestion> all;
  for (const Command& command : commands) {
    std::string_view rest = command.name;
    if (!group.empty()) {
      if (!rest.starts_with(group + " ")) continue;
      rest.remove_prefix(group.size() + 1);
    }
    const std::size_t space = rest.find(' ');
    const std::string word(rest.substr(0, space));
    const std::string about =
        space == std::string_view::npos ? as_remark(command.about) : std::string(rest.substr(space + 1));
    const auto known = std::ranges::find(all, word, &Suggestion::word);
    if (known == all.end())
      all.push_back({word, about});
    else if (space != std::string_view::npos)
      known->about += ", " + about;
  }
  return all;
}

std::vector<Suggestion> topic_words(const Line& line) {
  if (!line.positionals.empty()) return command_words(line.commands, line.positionals.back());
  std::vector<Suggestion> all = {{"topics", "all topics"}};
  for (const Topic& topic : topics()) all.push_back({std::string(topic.name), std::string(topic.about)});
  std::ranges::move(command_words(line.commands, ""), std::back_inserter(all));
  return all;
}

std::vector<Suggestion> fixed_words(const Option& option) {
  std::vector<Suggestion> all;
  for (const std::string& choice : option.choices) {
    all.push_back({choice, ""});
    for (const Preset& preset : presets())
      if (option.completes == Completes::preset && preset.name == choice) all.back().about = as_remark(preset.about);
  }
  return all;
}

std::vector<Suggestion> option_words(const Line& line) {
  std::vector<Suggestion> all;
  for (const Option* option : line.options())
    if (option->takes == Option::Takes::values || !line.given.contains(option->name))
      all.push_back({option->name, as_remark(option->about)});
  all.push_back({"--help", "how it is used"});
  if (line.command == nullptr) all.push_back({"--version", "which version this is"});
  return all;
}

// Adds those of `all` that begin with `typed`, each once, with `before` in front.
void keep(std::vector<Suggestion> all, std::string_view typed, std::string_view before, Completion& completion) {
  for (Suggestion& candidate : all) {
    if (!candidate.word.starts_with(typed)) continue;
    candidate.word.insert(0, before);
    if (std::ranges::find(completion.candidates, candidate.word, &Suggestion::word) == completion.candidates.end())
      completion.candidates.push_back(std::move(candidate));
  }
}

// What the value of an option or a positional could become; `before` stands in front of it in the same word.
void add_value(const Line& line, const Option& option, std::string_view typed, std::string_view before,
               const ProgramWords& program_words, Completion& completion) {
  if (option.completes == Completes::file) completion.paths = Completion::Paths::files;
  if (option.completes == Completes::directory) completion.paths = Completion::Paths::directories;
  if (completion.paths != Completion::Paths::none) return;
  std::string front(before);
  if (const std::size_t comma = typed.rfind(',');
      option.takes == Option::Takes::values && comma != std::string_view::npos) {
    front += typed.substr(0, comma + 1);
    typed.remove_prefix(comma + 1);
  }
  if (!option.choices.empty())
    keep(fixed_words(option), typed, front, completion);
  else if (option.completes == Completes::topic)
    keep(topic_words(line), typed, front, completion);
  else if (option.completes != Completes::nothing)
    keep(program_words(option.completes, typed), typed, front, completion);
}

Completion at_cursor(const Line& line, std::string_view typed, const ProgramWords& program_words) {
  Completion completion;
  const bool may_be_option = !line.options_ended && typed.starts_with('-');
  if (line.is_lost) return completion;
  if (line.waiting != nullptr) {
    add_value(line, *line.waiting, typed, "", program_words, completion);
  } else if (may_be_option && typed.find('=') != std::string_view::npos) {
    const std::size_t value = typed.find('=') + 1;
    const Option* option = line.find_option(name_of(typed));
    if (option != nullptr && option->takes != Option::Takes::flag)
      add_value(line, *option, typed.substr(value), typed.substr(0, value), program_words, completion);
  } else if (may_be_option) {
    keep(option_words(line), typed, "", completion);
  } else {
    if (line.command == nullptr || !line.group.empty())
      keep(command_words(line.commands, line.group), typed, "", completion);
    const Option* positional = line.command == nullptr ? nullptr : line.next_positional();
    if (positional != nullptr)
      add_value(line, *positional, typed, "", program_words, completion);
    else if (line.command != nullptr && typed.empty() && !line.options_ended)
      keep(option_words(line), typed, "", completion);
  }
  return completion;
}

Result<Outcome> decide(const Context& context) {
  const std::string_view script = pages().at("completion." + context.arguments.text("SHELL"));
  return Outcome{.view = {.schema = "completion/1", .raw = std::string(script)}};
}

}  // namespace

Completion complete(std::span<const std::string> words, const std::vector<Command>& commands,
                    const ProgramWords& program_words) {
  const Typed typed = joined_at_equals(words);
  if (typed.words.empty()) return {};
  Line line{commands};
  for (const std::string& word : std::span(typed.words).first(typed.words.size() - 1)) line.take(word);
  Completion completion = at_cursor(line, typed.words.back(), program_words);
  for (Suggestion& candidate : completion.candidates) candidate.word.erase(0, typed.apart);
  return completion;
}

Command completion_command() {
  return {
      .name = "completion",
      .about = "a script that completes commands and ids in your shell",
      .options =
          {{"SHELL", "bash, zsh or fish", "", Option::Takes::value, true, Completes::choice, {"bash", "zsh", "fish"}}},
      .needs = Needs::nothing,
      .decide = decide};
}

}  // namespace matchdesk
