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
class Line {
 public:
  Line(std::span<const std::string> words, const std::vector<Command>& commands) : commands_(commands) {
    for (const std::string& word : words) take(word);
  }

  const Command* command() const { return command_; }
  const std::string& group() const { return group_; }
  bool lost() const { return lost_; }
  const Option* waiting() const { return waiting_; }  // the option whose value comes next
  bool options_ended() const { return options_ended_; }
  const std::vector<std::string>& positionals() const { return positionals_; }
  bool was_given(const std::string& option) const { return given_.contains(option); }

  // Options that may stand here.
  std::vector<const Option*> options() const {
    std::vector<const Option*> all;
    if (command_ != nullptr)
      for (const Option& option : command_->options)
        if (is_option(option.name)) all.push_back(&option);
    for (const Option& option : global_options())
      if (!is_for_writing(option) || (command_ != nullptr && command_->access == Access::writes))
        all.push_back(&option);
    return all;
  }

  const Option* find_option(std::string_view name) const {
    for (const Option* option : options())
      if (option->name == name) return option;
    return nullptr;
  }

  // The positional that the next plain word fills; the last one may take many.
  const Option* next_positional() const {
    std::size_t left = positionals_.size();
    if (command_ == nullptr) return nullptr;
    for (const Option& option : command_->options) {
      if (is_option(option.name)) continue;
      if (left == 0 || option.takes == Option::Takes::values) return &option;
      --left;
    }
    return nullptr;
  }

 private:
  void take(const std::string& word) {
    if (waiting_ != nullptr) {
      waiting_ = nullptr;
    } else if (!options_ended_ && word == "--") {
      options_ended_ = true;
    } else if (!options_ended_ && is_option(word)) {
      given_.insert(std::string(name_of(word)));
      const Option* option = find_option(name_of(word));
      if (option != nullptr && option->takes != Option::Takes::flag && word.find('=') == std::string::npos)
        waiting_ = option;
    } else {
      take_plain(word);
    }
  }

  void take_plain(const std::string& word) {
    const std::string name = group_.empty() ? word : group_ + " " + word;
    const auto found = std::ranges::find(commands_, name, &Command::name);
    if (found != commands_.end() && positionals_.empty() && (command_ == nullptr || !group_.empty())) {
      command_ = &*found;
    } else if (command_ != nullptr) {
      positionals_.push_back(word);
      group_.clear();
      return;
    }
    if (group_.empty() && is_group(word))
      group_ = word;
    else
      group_.clear();
    lost_ = command_ == nullptr && group_.empty();
  }

  bool is_group(const std::string& word) const {
    return std::ranges::any_of(commands_, [&](const Command& command) { return command.name.starts_with(word + " "); });
  }

  const std::vector<Command>& commands_;
  const Command* command_ = nullptr;
  std::string group_;
  const Option* waiting_ = nullptr;
  bool options_ended_ = false;
  bool lost_ = false;
  std::vector<std::string> positionals_;
  std::set<std::string, std::less<>> given_;
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

std::vector<Suggestion> topic_words(const Line& line, const std::vector<Command>& commands) {
  if (!line.positionals().empty()) return command_words(commands, line.positionals().back());
  std::vector<Suggestion> all = {{"topics", "all topics"}};
  for (const Topic& topic : topics()) all.push_back({std::string(topic.name), std::string(topic.about)});
  for (Suggestion& command : command_words(commands, "")) all.push_back(std::move(command));
  return all;
}

std::vector<Suggestion> fixed_words(const Option& option) {
  std::vector<Suggestion> all;
  for (const std::string& choice : option.choices) {
    std::string about;
    for (const Preset& preset : presets())
      if (option.completes == Completes::preset && preset.name == choice) about = as_remark(preset.about);
    all.push_back({choice, about});
  }
  return all;
}

std::vector<Suggestion> option_words(const Line& line) {
  std::vector<Suggestion> all;
  for (const Option* option : line.options())
    if (option->takes == Option::Takes::values || !line.was_given(option->name))
      all.push_back({option->name, as_remark(option->about)});
  all.push_back({"--help", "how it is used"});
  if (line.command() == nullptr) all.push_back({"--version", "which version this is"});
  return all;
}

// Those of `all` that begin with `typed`, each once, with `before` in front.
void keep(std::vector<Suggestion> all, std::string_view typed, std::string_view before, Completion& completion) {
  for (Suggestion& candidate : all) {
    if (!candidate.word.starts_with(typed)) continue;
    candidate.word.insert(0, before);
    if (std::ranges::find(completion.candidates, candidate.word, &Suggestion::word) == completion.candidates.end())
      completion.candidates.push_back(std::move(candidate));
  }
}

class Completer {
 public:
  Completer(const Line& line, const std::vector<Command>& commands, const ProgramWords& program_words)
      : line_(line), commands_(commands), program_words_(program_words) {}

  Completion at_cursor(std::string_view typed) const {
    Completion completion;
    if (line_.lost()) return completion;
    if (line_.waiting() != nullptr) {
      add_value(*line_.waiting(), typed, "", completion);
    } else if (!line_.options_ended() && is_option(typed) && typed.find('=') != std::string_view::npos) {
      const std::size_t value = typed.find('=') + 1;
      const Option* option = line_.find_option(name_of(typed));
      if (option != nullptr && option->takes != Option::Takes::flag)
        add_value(*option, typed.substr(value), typed.substr(0, value), completion);
    } else if (!line_.options_ended() && typed.starts_with('-')) {
      keep(option_words(line_), typed, "", completion);
    } else {
      add_plain(typed, completion);
    }
    return completion;
  }

 private:
  void add_plain(std::string_view typed, Completion& completion) const {
    if (line_.command() == nullptr || !line_.group().empty())
      keep(command_words(commands_, line_.group()), typed, "", completion);
    if (line_.command() == nullptr) return;
    const Option* positional = line_.next_positional();
    if (positional != nullptr)
      add_value(*positional, typed, "", completion);
    else if (typed.empty() && !line_.options_ended())
      keep(option_words(line_), typed, "", completion);
  }

  void add_value(const Option& option, std::string_view typed, std::string_view before, Completion& completion) const {
    if (option.completes == Completes::file) completion.paths = Completion::Paths::files;
    if (option.completes == Completes::directory) completion.paths = Completion::Paths::directories;
    if (completion.paths != Completion::Paths::none) return;
    std::string front(before);
    if (const std::size_t comma = typed.rfind(',');
        option.takes == Option::Takes::values && comma != std::string_view::npos) {
      front += typed.substr(0, comma + 1);
      typed.remove_prefix(comma + 1);
    }
    keep(words_for(option, typed), typed, front, completion);
  }

  std::vector<Suggestion> words_for(const Option& option, std::string_view typed) const {
    if (!option.choices.empty()) return fixed_words(option);
    if (option.completes == Completes::topic) return topic_words(line_, commands_);
    if (option.completes == Completes::nothing) return {};
    return program_words_(option.completes, typed);
  }

  const Line& line_;
  const std::vector<Command>& commands_;
  const ProgramWords& program_words_;
};

// The scripts that bind each shell to `matchdesk __complete -- WORDS…`.
constexpr std::string_view bash = R"(# Completion of matchdesk for bash.
_matchdesk() {
  local line word paths= current=${COMP_WORDS[COMP_CWORD]}
  [[ $current == = ]] && current=
  COMPREPLY=()
  while IFS= read -r line; do
    case $line in
      :files) paths=-f ;;
      :directories) paths=-d ;;
      *)
        printf -v word %q "${line%%$'\t'*}"
        COMPREPLY+=("$word")
        ;;
    esac
  done < <("${COMP_WORDS[0]/#\~/$HOME}" __complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
  if [[ $paths ]]; then
    compopt -o filenames 2>/dev/null
    while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen "$paths" -- "$current")
  fi
}
complete -o nosort -F _matchdesk matchdesk
)";

constexpr std::string_view zsh = R"(#compdef matchdesk
# Completion of matchdesk for zsh.
_matchdesk() {
  local line paths
  local -a found shown
  while IFS= read -r line; do
    case $line in
      (:files) paths=files ;;
      (:directories) paths=directories ;;
      (*)
        found+=("${line%%$'\t'*}")
        shown+=("${line/$'\t'/  -- }")
        ;;
    esac
  done < <("${(Q)words[1]}" __complete -- "${(@Q)words[2,CURRENT]}" 2>/dev/null)
  case $paths in
    (files) _files ;;
    (directories) _files -/ ;;
    (*) compadd -V matchdesk -l -d shown -a found ;;
  esac
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _matchdesk "$@"
else
  compdef _matchdesk matchdesk
fi
)";

constexpr std::string_view fish = R"(# Completion of matchdesk for fish.
function __matchdesk_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    for line in ($words[1] __complete -- $words[2..-1] "$current" 2>/dev/null)
        switch $line
            case :files
                __fish_complete_path "$current"
            case :directories
                __fish_complete_directories "$current"
            case '*'
                echo $line
        end
    end
end
complete -c matchdesk -f -k -a '(__matchdesk_complete)'
)";

Result<Outcome> decide(const Context& context) {
  const std::string& shell = context.arguments.text("SHELL");
  Outcome outcome;
  outcome.view = {.schema = "completion/1", .raw = std::string(shell == "bash" ? bash : shell == "zsh" ? zsh : fish)};
  return outcome;
}

}  // namespace

Completion complete(std::span<const std::string> words, const std::vector<Command>& commands,
                    const ProgramWords& program_words) {
  const Typed typed = joined_at_equals(words);
  if (typed.words.empty()) return {};
  const Line line(std::span(typed.words).first(typed.words.size() - 1), commands);
  Completion completion = Completer(line, commands, program_words).at_cursor(typed.words.back());
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
