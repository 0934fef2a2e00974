#include <algorithm>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "cmd/arguments.hpp"
#include "cmd/command_line.hpp"
#include "cmd/completion.hpp"
#include "cmd/effects.hpp"
#include "cmd/help.hpp"
#include "cmd/load.hpp"
#include "cmd/surroundings.hpp"

namespace matchdesk {
namespace {

constexpr int some_left_out = 3;
constexpr int has_findings = 1;

// One run of one command: load, decide, commit, show. What is the same for all commands is done here, once.
class Run {
 public:
  Run(const Invocation& invocation, const Surroundings& surroundings)
      : invocation_(invocation), command_(*invocation.command), globals_(invocation.globals), outside_(surroundings) {}

  int operator()() {
    auto outcome =
        fill_in_form().and_then([&] { return load(); }).and_then([&] { return decide(); }).and_then([&](Outcome made) {
          return commit(std::move(made));
        });
    show_findings();
    if (!outcome) return fail_with(explained(outcome.error()));
    edited_.remove();
    return show(*outcome);
  }

  int fail_with(const Error& error) const {
    if (globals_.format == Format::json && !outside_.write_output(show_error_json(error))) return output_failed();
    outside_.write_error(show_error(error, has_color(outside_.error_is_terminal)));
    return static_cast<int>(error.failure);
  }

 private:
  // Of a command with --edit: a person fills in its form while nobody has to wait for the lock.
  Result<void> fill_in_form() {
    if (command_.form == nullptr || !invocation_.arguments.has("--edit")) return {};
    return read_inputs(invocation_, outside_)
        .and_then([&](Inputs inputs) {
          inputs_ = std::move(inputs);
          return find_program(invocation_, outside_, loaded_);
        })
        .and_then([&] { return read_program(invocation_, outside_, loaded_); })
        .and_then([&] {
          return command_.form(context({loaded_.policy, loaded_.records}));
        })
        .and_then([&](const std::string& form) { return edited_.open(loaded_.root, form, outside_); })
        .map([&] {
          inputs_["--edit"] = {edited_.path(), edited_.text()};
        });
  }

  Result<void> load() {
    if (edited_.path().empty()) {
      TRY(inputs_, read_inputs(invocation_, outside_));
    }
    loaded_ = {};
    TRY(find_program(invocation_, outside_, loaded_));
    if (writes(invocation_) && !globals_.dry_run && !loaded_.root.empty()) {
      TRY(auto lock, take_lock({invocation_, outside_, loaded_}, loaded_.root));
      lock_.emplace(std::move(lock));
    }
    return read_program(invocation_, outside_, loaded_);
  }

  Result<Outcome> decide() const {
    auto outcome = command_.decide(context({loaded_.policy, loaded_.records}));
    if (outcome && globals_.format == Format::html && outcome->view.page.empty())
      return fail(Failure::usage, "no-page", fmt::format("'matchdesk {}' cannot be shown as html", command_.name),
                  "choose table, json, ndjson, csv or markdown");
    return outcome;
  }

  Result<Outcome> commit(Outcome outcome) {
    std::vector<Unwritable> unwritable;
    auto done =
        carry_out({invocation_, outside_, loaded_, command_.covers_all ? &unwritable : nullptr}, std::move(outcome));
    return unwritable.empty() ? std::move(done) : decide_without(unwritable);
  }

  // A command that covers all records decides again without those that cannot be changed, which are named.
  Result<Outcome> decide_without(const std::vector<Unwritable>& unwritable) {
    const std::size_t before = left_out_.size();
    for (const Unwritable& record : unwritable) left_out_.insert(record.id);
    if (left_out_.size() == before) return tl::unexpected(unwritable.front().error);
    auto outcome = decide().and_then([&](Outcome made) { return commit(std::move(made)); });
    if (!outcome) return outcome;
    for (const Unwritable& record : unwritable)
      outcome->notes.push_back(fmt::format("left out: {}\n  {}", record.error.message, record.error.hint));
    return outcome;
  }

  int show(const Outcome& outcome) const {
    const std::string out = matchdesk::show(
        outcome.view, outcome.warnings.empty() ? loaded_.findings : outcome.warnings,
        {globals_.format, outside_.width, has_color(outside_.output_is_terminal), to_text(loaded_.now)});
    const bool written = out.empty() || outside_.write_output(out);
    if (!globals_.quiet) {
      if (command_.needs != Needs::texts)
        for (const Diagnostic& warning : outcome.warnings) outside_.write_error(to_text(warning));
      for (const std::string& note : outcome.notes) outside_.write_error(note + "\n");
    }
    if (!written) return output_failed();
    const bool speaks_of_all = !writes(invocation_) || command_.covers_all;
    const bool some_unreadable = (!loaded_.unreadable.empty() && !invocation_.arguments.has(leave_out)) ||
                                 !loaded_.policy.broken_overlays.empty();
    if (!left_out_.empty() || (some_unreadable && command_.needs != Needs::texts && speaks_of_all))
      return some_left_out;
    return outcome.has_findings ? has_findings : 0;
  }

  // What loading found; a command that reads the texts shows findings of its own.
  void show_findings() const {
    if ((globals_.quiet && loaded_.findings.empty()) || command_.needs == Needs::texts) return;
    constexpr std::size_t most = 5;
    const std::size_t number = loaded_.findings.size();
    const std::size_t shown = globals_.verbose ? number : std::min(number, most);
    for (std::size_t at = 0; at < shown; ++at) outside_.write_error(to_text(loaded_.findings[at]));
    if (shown < number)
      outside_.write_error(fmt::format("… and {} more: run 'matchdesk check' for all of them\n", number - shown));
  }

  // A record that cannot be read may be the one that was meant, and what an editor left is not lost.
  Error explained(Error error) const {
    if (error.code == "unknown-id" && !loaded_.unreadable.empty()) {
      error.failure = Failure::invalid;
      error.hint = "a record that cannot be read (see above) may be the one you mean" +
                   (error.hint.empty() ? "" : "; " + error.hint);
    }
    if (!edited_.path().empty())
      error.hint += fmt::format("{}what you wrote is kept in {}; --file takes it from there",
                                error.hint.empty() ? "" : "; ", edited_.path());
    return error;
  }

  int output_failed() const {
    outside_.write_error(
        "error: the output could not be written\n  look at where it goes: a full disk, a closed pipe\n");
    return static_cast<int>(Failure::unavailable);
  }

  bool has_color(bool is_terminal) const {
    if (globals_.color != Color::automatic) return globals_.color == Color::always;
    return is_terminal && !outside_.variable("NO_COLOR");
  }

  // `program` outlives it.
  Context context(const Program& program) const {
    return {.program = program,
            .arguments = invocation_.arguments,
            .inputs = inputs_,
            .now = loaded_.now,
            .by = loaded_.by,
            .findings = loaded_.findings,
            .texts = loaded_.texts,
            .width = outside_.width,
            .root = loaded_.root,
            .unreadable = loaded_.unreadable,
            .left_out = left_out_,
            .templates = &loaded_.templates,
            .outbox = loaded_.outbox,
            .quiet = globals_.quiet};
  }

  const Invocation& invocation_;
  const Command& command_;
  const Globals& globals_;
  const Surroundings& outside_;
  Inputs inputs_;
  Loaded loaded_;
  EditedText edited_;
  std::optional<Lock> lock_;
  std::set<std::string> left_out_;
};

}  // namespace

int run(const std::vector<std::string>& words, const Surroundings& surroundings) {
  const auto print = [&](const std::string& text) {
    return surroundings.write_output(text) ? 0 : static_cast<int>(Failure::unavailable);
  };
  // What a shell asks for while somebody types: "__complete", "--", then the words so far.
  if (words.size() > 2 && words[0] == "__complete")
    return answer_completion({words.begin() + 2, words.end()}, surroundings);
  auto invocation = parse_command_line(words, commands());
  if (!invocation) {
    Invocation nothing;
    nothing.command = &commands().front();
    nothing.globals.format = asked_format(words);
    return Run(nothing, surroundings).fail_with(invocation.error());
  }
  switch (invocation->asks) {
    case Invocation::Asks::version:
      return print("matchdesk " MATCHDESK_VERSION "\n");
    case Invocation::Asks::overview:
      return print(overview(commands(), surroundings.width));
    case Invocation::Asks::help:
      if (invocation->command != nullptr) return print(command_help(*invocation->command, surroundings.width));
      if (!invocation->help_for.empty()) return print(group_help(invocation->help_for, commands(), surroundings.width));
      return print(overview(commands(), surroundings.width));
    case Invocation::Asks::command:
      break;
  }
  return Run(*invocation, surroundings)();
}

}  // namespace matchdesk
