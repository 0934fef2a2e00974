#include "cmd/command_line.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <memory>

#include <fmt/format.h>

#include "cmd/arguments.hpp"
#include "text/words.hpp"
#include "time/duration.hpp"

namespace matchdesk {
namespace {

const std::vector<std::string> format_names = {"table", "json", "ndjson", "csv", "markdown", "html"};
const std::vector<std::string> color_names = {"auto", "always", "never"};

tl::unexpected<Error> usage(std::string code, std::string message, std::string hint = {}) {
  return fail(Failure::usage, std::move(code), std::move(message), std::move(hint));
}

template <class Enumeration>
Enumeration choice_of(const std::vector<std::string>& names, std::string_view name) {
  return static_cast<Enumeration>(std::ranges::find(names, name) - names.begin());
}

// "500ms", "30s", "2m"; a plain number means seconds.
Result<std::chrono::milliseconds> parse_wait(const std::string& typed) {
  const std::size_t digits = typed.find_first_not_of("0123456789");
  const auto amount = text::parse_integer(std::string_view(typed).substr(0, digits));
  const std::string unit = digits == std::string::npos ? "s" : typed.substr(digits);
  if (amount && *amount <= 86400) {
    if (unit == "ms") return std::chrono::milliseconds(*amount);
    if (unit == "s") return std::chrono::seconds(*amount);
    if (unit == "m") return std::chrono::minutes(*amount);
  }
  return usage("bad-duration", fmt::format("--wait cannot be '{}'", typed), "write it as 500ms, 30s or 2m");
}

// Whether an option takes a word that the program or its records know, so that options of other commands may take the
// same.
bool is_word_of_program(const Option& option) {
  constexpr std::array others{Completes::nothing, Completes::file,   Completes::directory,
                              Completes::choice,  Completes::preset, Completes::topic};
  return std::ranges::find(others, option.completes) == others.end();
}

// Whether an option takes what somebody says in their own words: "--note TEXT", "--reason REASON".
bool is_in_own_words(const Option& option) {
  return option.completes == Completes::nothing &&
         (option.placeholder == "TEXT" || option.name == "--" + text::lower_ascii(option.placeholder));
}

// What CLI11 reads for a command of ours, for a group of them, or for all (the global options).
struct Bound {
  const Command* command = nullptr;  // null for a group and for all
  std::string name;
  CLI::App* app = nullptr;
  std::map<std::string, std::vector<std::string>> values;
  std::map<std::string, bool> flags;
};

class Parser {
 public:
  explicit Parser(const std::vector<Command>& commands) {
    app_.set_help_flag("");
    app_.allow_extras(false);
    app_.require_subcommand(0, 1);  // so that a later word is never taken for a command: "help match", "report audit"
    app_.fallthrough();
    globals_.app = &app_;
    add_options(globals_, global_options());
    app_.add_flag("-h,--help", help_);
    app_.add_flag("--version", version_);
    for (const Command& command : commands) bind(command);
  }

  Result<Invocation> parse(std::vector<std::string> words) {
    // CLI11 wants the words in reverse order.
    std::vector<std::string> reversed(words.rbegin(), words.rend());
    std::optional<Error> error;
    try {
      app_.parse(reversed);
    } catch (const CLI::ParseError& problem) {
      error = explain(problem, words);
    }
    Invocation invocation;
    const Bound* chosen = chosen_command();
    if (chosen != nullptr) {
      invocation.command = chosen->command;
      if (chosen->command == nullptr) invocation.help_for = chosen->name;
    }
    // --help works even where the rest of the line is wrong.
    if (help_ || (!error && chosen != nullptr && chosen->command == nullptr)) {
      invocation.asks = Invocation::Asks::help;
      return invocation;
    }
    if (error) return tl::unexpected(*error);
    if (version_)
      invocation.asks = Invocation::Asks::version;
    else if (chosen == nullptr)
      invocation.asks = Invocation::Asks::overview;
    if (invocation.asks != Invocation::Asks::command) return invocation;
    auto globals =
        read_arguments(globals_, global_options()).and_then([](const Arguments& given) { return globals_of(given); });
    if (!globals) return tl::unexpected(globals.error());
    invocation.globals = std::move(*globals);
    return read_arguments(*chosen, chosen->command->options).map([&](Arguments arguments) {
      invocation.arguments = std::move(arguments);
      return invocation;
    });
  }

 private:
  static void add_options(Bound& bound, const std::vector<Option>& options) {
    for (const Option& option : options) {
      if (option.takes == Option::Takes::flag) {
        bound.app->add_flag(option.name, bound.flags[option.name]);
        continue;
      }
      CLI::Option* added = bound.app->add_option(option.name, bound.values[option.name]);
      const bool positional = !option.name.starts_with('-');
      if (option.takes == Option::Takes::values)
        added->expected(1, positional ? 1 << 20 : 1)->take_all();
      else
        added->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
      if (!positional || option.takes == Option::Takes::value) added->allow_extra_args(false);
      if (positional && option.takes == Option::Takes::value) added->multi_option_policy(CLI::MultiOptionPolicy::Throw);
    }
  }

  CLI::App* group(const std::string& name) {
    for (const auto& bound : bound_)
      if (bound->name == name) return bound->app;
    auto bound = std::make_unique<Bound>();
    bound->name = name;
    bound->app = app_.add_subcommand(name);
    bound->app->fallthrough()->require_subcommand(0, 1)->set_help_flag("");
    return bound_.emplace_back(std::move(bound))->app;
  }

  void bind(const Command& command) {
    const std::size_t space = command.name.find(' ');
    CLI::App* parent = space == std::string::npos ? &app_ : group(command.name.substr(0, space));
    auto bound = std::make_unique<Bound>();
    bound->command = &command;
    bound->name = command.name;
    bound->app = parent->add_subcommand(space == std::string::npos ? command.name : command.name.substr(space + 1));
    bound->app->fallthrough()->set_help_flag("");
    add_options(*bound, command.options);
    bound_.push_back(std::move(bound));
  }

  const Bound* chosen_command() const {
    const Bound* chosen = nullptr;
    for (const auto& bound : bound_)
      if (bound->app->parsed() && (chosen == nullptr || bound->name.size() > chosen->name.size())) chosen = bound.get();
    return chosen;
  }

  std::vector<std::string> names_below(const std::string& group_name) const {
    std::vector<std::string> names;
    for (const auto& bound : bound_) {
      const std::size_t space = bound->name.find(' ');
      if (group_name.empty() ? space == std::string::npos : bound->name.starts_with(group_name + " "))
        names.push_back(group_name.empty() ? bound->name : bound->name.substr(space + 1));
    }
    return names;
  }

  static bool is_given(const Bound& bound, const Option& option) {
    const auto values = bound.values.find(option.name);
    return values != bound.values.end() && !values->second.empty();
  }

  // The option of the command that takes what an option of this name takes elsewhere ("--on-behalf-of" for
  // "--location");
  // "" where there is none.
  std::string same_option(const Command& command, const std::string& typed) const {
    for (const auto& bound : bound_) {
      if (bound->command == nullptr) continue;
      const auto theirs = std::ranges::find(bound->command->options, typed, &Option::name);
      if (theirs == bound->command->options.end() || !is_word_of_program(*theirs)) continue;
      const auto ours = std::ranges::find(command.options, theirs->completes, &Option::completes);
      if (ours != command.options.end()) return ours->name;
    }
    return {};
  }

  std::string option_hint(const Bound* chosen, const std::string& typed, const std::string& see) const {
    std::vector<std::string> known;
    for (const Option& each : global_options()) known.push_back(each.name);
    if (chosen == nullptr || chosen->command == nullptr) return text::did_you_mean(typed, known, see);
    const std::string same = same_option(*chosen->command, typed);
    if (same.starts_with('-')) return fmt::format("did you mean '{}'?", same);
    if (!same.empty()) return fmt::format("{} stands without an option: {}", same, see);
    std::string needed = see;
    for (const Option& each : chosen->command->options) {
      if (!each.name.starts_with('-')) continue;
      known.push_back(each.name);
      if (each.required && !is_given(*chosen, each)) needed = fmt::format("did you mean '{}'?", each.name);
    }
    return text::did_you_mean(typed, known, needed);
  }

  // A command of a group that people know by its last word, else what is near.
  std::string command_hint(const std::string& group_name, const std::string& typed, const std::string& see) const {
    std::vector<std::string> meant;
    for (const auto& bound : bound_)
      if (bound->command != nullptr && bound->name.ends_with(" " + typed))
        meant.push_back(fmt::format("'matchdesk {}'", bound->name));
    if (!meant.empty()) return fmt::format("did you mean {}?", text::enumerate(meant, "or"));
    return text::did_you_mean(typed, names_below(group_name), see);
  }

  // Of a word too many: the options that may be meant to take it, those for words of the program first.
  static std::string value_hint(const Bound& chosen, const std::string& typed, const std::string& see) {
    std::vector<std::string> of_program, of_text;
    for (const Option& option : chosen.command->options) {
      if (!option.name.starts_with('-') || option.takes == Option::Takes::flag || is_given(chosen, option)) continue;
      const bool is_choice = std::ranges::find(option.choices, typed) != option.choices.end();
      if (is_word_of_program(option) || is_choice) of_program.push_back(option.name);
      if (is_in_own_words(option)) of_text.push_back(option.name);
    }
    constexpr std::size_t few = 3;
    const auto& meant = of_program.empty() ? of_text : of_program;
    if (meant.empty() || meant.size() > few) return "put quotes around words that belong together, or " + see;
    std::vector<std::string> shown;
    for (const std::string& name : meant) shown.push_back(fmt::format("'{} {}'", name, typed));
    return fmt::format("did you mean {}? Words that belong together need quotes", text::enumerate(shown, "or"));
  }

  Error explain(const CLI::ParseError& problem, const std::vector<std::string>& words) const {
    const Bound* chosen = chosen_command();
    const std::string where = chosen == nullptr ? "matchdesk" : "matchdesk " + chosen->name;
    const std::string see = fmt::format("see '{} --help'", where);
    const std::vector<std::string> extras = app_.remaining(true);
    const auto is_option = [](const std::string& word) { return word.starts_with('-') && word.size() > 1; };
    if (!extras.empty()) {
      const auto option = std::ranges::find_if(extras, is_option);
      const std::string word = option == extras.end() ? extras.front() : *option;
      if (is_option(word)) {
        const std::string typed = word.substr(0, word.find('='));
        return usage("unknown-option", fmt::format("{} has no option '{}'", where, typed),
                     option_hint(chosen, typed, see))
            .value();
      }
      if (chosen == nullptr || chosen->command == nullptr)
        return usage("unknown-command",
                     fmt::format("there is no command '{}{}'", chosen ? chosen->name + " " : "", word),
                     command_hint(chosen ? chosen->name : "", word, fmt::format("'{} --help' lists them", where)))
            .value();
      return usage("too-many-words", fmt::format("'{}' does not take '{}' here", where, word),
                   value_hint(*chosen, word, see))
          .value();
    }
    // What remains is an option without its value: the last option on the line.
    const auto last = std::find_if(words.rbegin(), words.rend(), is_option);
    if (last != words.rend()) return usage("no-value", fmt::format("the option {} needs a value", *last), see).value();
    return usage("wrong-usage", problem.what(), see).value();
  }

  static Result<Globals> globals_of(const Arguments& given) {
    Globals globals{.directory = given.text("-C"),
                    .as_of = given.text("--as-of"),
                    .by = given.text("--by"),
                    .dry_run = given.has("--dry-run"),
                    .no_mail = given.has("--no-mail"),
                    .quiet = given.has("-q"),
                    .verbose = given.has("-v")};
    if (given.has("--format")) globals.format = choice_of<Format>(format_names, given.text("--format"));
    if (given.has("--color")) globals.color = choice_of<Color>(color_names, given.text("--color"));
    if (given.has("--wait")) {
      TRY(globals.wait, parse_wait(given.text("--wait")));
    }
    return globals;
  }

  static Result<Arguments> read_arguments(const Bound& bound, const std::vector<Option>& options) {
    Arguments arguments;
    for (const Option& option : options) {
      if (option.takes == Option::Takes::flag) {
        if (bound.flags.at(option.name)) arguments.add(option.name, "");
        continue;
      }
      const std::vector<std::string>& values = bound.values.at(option.name);
      if (values.empty() && option.required)
        return usage("missing-argument",
                     fmt::format("'matchdesk {}' needs {}{}: {}", bound.name, option.name,
                                 option.placeholder.empty() ? "" : " " + option.placeholder, option.about),
                     fmt::format("see 'matchdesk {} --help'", bound.name));
      for (const std::string& value : values) {
        if (!option.choices.empty())
          TRY(check_word(value, option.choices, "unknown-choice", fmt::format("{} cannot be '{}'", option.name, value),
                         fmt::format("it is one of {}", text::enumerate(option.choices, "or"))));
        arguments.add(option.name, value);
      }
    }
    return arguments;
  }

  CLI::App app_;
  std::vector<std::unique_ptr<Bound>> bound_;
  Bound globals_;
  bool help_ = false;
  bool version_ = false;
};

}  // namespace

Result<Invocation> parse_command_line(const std::vector<std::string>& words, const std::vector<Command>& commands) {
  return Parser(commands).parse(words);
}

Format asked_format(const std::vector<std::string>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string name;
    if (words[i].starts_with("--format="))
      name = words[i].substr(9);
    else if (words[i] == "--format" && i + 1 < words.size())
      name = words[i + 1];
    if (std::ranges::find(format_names, name) != format_names.end()) return choice_of<Format>(format_names, name);
  }
  return Format::table;
}

const std::vector<Option>& global_options() {
  using Takes = Option::Takes;
  static const std::vector<Option> options = {
      {"-C", "work in this program's directory", "DIR", Takes::value, false, Completes::directory},
      {"--format", "how the output is written: table, json, ndjson, csv or markdown; a report also html", "FORMAT",
       Takes::value, false, Completes::choice, format_names},
      {"--as-of", "look at the records as of this time, and take it for now", "TIME"},
      {"--by", "who records the change; else MATCHDESK_USER, else git's user.email", "WHO"},
      {"--dry-run", "show what would change as a unified diff, and change nothing", "", Takes::flag},
      {"--no-mail", "draft no e-mails about what is recorded", "", Takes::flag},
      {"--wait", "how long to wait while another command changes the program", "DURATION"},
      {"--color", "auto, always or never", "WHEN", Takes::value, false, Completes::choice, color_names},
      {"-q", "say nothing but errors", "", Takes::flag},
      {"-v", "say more: every warning about the records", "", Takes::flag},
  };
  return options;
}

bool is_for_writing(const Option& option) { return option.name == "--dry-run" || option.name == "--no-mail"; }

}  // namespace matchdesk
