#include <algorithm>
#include <filesystem>
#include <optional>

#include <fmt/format.h>

#include "cmd/carry_out.hpp"
#include "cmd/command_line.hpp"
#include "cmd/completion.hpp"
#include "cmd/edited.hpp"
#include "cmd/help.hpp"
#include "cmd/outbox_work.hpp"
#include "cmd/surroundings.hpp"
#include "store/changes.hpp"
#include "store/disk.hpp"
#include "store/git.hpp"
#include "store/load.hpp"
#include "store/lock.hpp"
#include "text/words.hpp"
#include "time/when.hpp"

namespace matchdesk {
namespace {

// One run of one command: load, decide, commit, show. What is the same for all commands is done here, once.
class Run {
 public:
  Run(const Invocation& invocation, const Surroundings& surroundings)
      : command_(*invocation.command),
        arguments_(invocation.arguments),
        globals_(invocation.globals),
        outside_(surroundings) {}

  int operator()() {
    auto outcome = fill_in_form()
                       .and_then([&] { return load(Locking::as_needed); })
                       .and_then([&] { return decide(); })
                       .and_then([&](Outcome made) { return commit(std::move(made)); });
    tell_findings();
    if (!outcome) return fail_with(kept_form(explained(outcome.error())));
    edited_.drop();
    return tell(*outcome);
  }

  int fail_with(const Error& error) const {
    if (globals_.format == Format::json && !outside_.write_output(show_error_json(error))) return output_failed();
    outside_.write_error(show_error(error, error_color()));
    return static_cast<int>(error.failure);
  }

 private:
  bool writes() const {
    return command_.effect == Effect::writes &&
           (command_.writes_only_with.empty() || arguments_.has(command_.writes_only_with));
  }
  bool error_color() const {
    if (globals_.color != Color::automatic) return globals_.color == Color::always;
    return outside_.error_is_terminal && !outside_.variable("NO_COLOR");
  }
  bool output_color() const {
    if (globals_.color != Color::automatic) return globals_.color == Color::always;
    return outside_.width > 0 && !outside_.variable("NO_COLOR");
  }

  enum class Locking { none, as_needed };

  Result<void> load(Locking locking) {
    if (auto read = read_inputs(); !read) return read;
    if (command_.needs == Needs::nothing) return set_now().and_then([&] { return set_by(); });
    auto root =
        find_root(globals_.directory, outside_.variable("MATCHDESK_DIR").value_or(""), outside_.working_directory);
    if (!root) return tl::unexpected(root.error());
    root_ = *root;
    if (auto recorder = set_by(); !recorder) return recorder;
    if (writes() && !globals_.dry_run && locking == Locking::as_needed) {
      if (auto locked = take_lock(root_); !locked) return locked;
    }
    auto policy = load_policy(root_);
    if (command_.needs == Needs::texts) texts_ = load_texts(root_);
    if (command_.needs == Needs::texts || writes()) templates_ = load_templates(root_);
    if (command_.needs_outbox) outbox_ = load_outbox(root_);
    if (!policy && command_.needs != Needs::texts) return tl::unexpected(policy.error());
    if (policy) {
      policy_ = std::move(policy->policy);
      if (command_.needs != Needs::texts) texts_.files = std::move(policy->files);
    }
    if (auto now = set_now(); !now) return now;
    if (policy && command_.needs != Needs::policy) {
      LoadedRecords loaded =
          load_records(root_, policy_, globals_.as_of.empty() ? std::nullopt : std::optional(now_.instant));
      records_ = std::move(loaded.records);
      findings_ = std::move(loaded.findings);
      some_unreadable_ = loaded.some_unreadable;
    }
    return {};
  }

  // A command with --edit: a person fills in its form, while nobody is kept waiting for the lock. What the editor left
  // is kept in a file until it is taken in.
  Result<void> fill_in_form() {
    if (command_.form == nullptr || !arguments_.has("--edit")) return {};
    if (auto loaded = load(Locking::none); !loaded) return loaded;
    const Program program{policy_, records_};
    auto form = command_.form(context(program));
    if (!form) return tl::unexpected(form.error());
    if (auto opened = edited_.open(root_, *form, outside_); !opened) return opened;
    inputs_["--edit"] = {edited_.path(), edited_.text()};
    return {};
  }

  Error kept_form(Error error) const {
    if (edited_.path().empty()) return error;
    error.hint += fmt::format("{}what you wrote is kept in {}; --file takes it from there",
                              error.hint.empty() ? "" : "; ", edited_.path());
    return error;
  }

  Result<void> take_lock(const std::string& root) {
    auto lock = Lock::take(root, globals_.wait, fmt::format("{} ('matchdesk {}')", by_, command_.name));
    if (!lock) return tl::unexpected(lock.error());
    lock_.emplace(std::move(*lock));
    return finish_interrupted(root);
  }

  // "Now" is --as-of, else MATCHDESK_NOW, else the clock; on the program's wall clock.
  Result<void> set_now() {
    const Zone& zone = policy_.calendar.zone;
    Instant now = outside_.now;
    for (const auto& [from, typed] : {std::pair{"MATCHDESK_NOW", outside_.variable("MATCHDESK_NOW").value_or("")},
                                      std::pair{"--as-of", globals_.as_of}}) {
      if (typed.empty()) continue;
      auto time = parse_when(typed, now, zone);
      if (!time)
        return fail(Failure::usage, time.error().code, fmt::format("{}: {}", from, time.error().message),
                    time.error().hint);
      now = time->instant;
    }
    now_ = zone.stamp(now);
    return {};
  }

  Result<void> set_by() {
    by_ = !globals_.by.empty() ? globals_.by : outside_.variable("MATCHDESK_USER").value_or("");
    if (by_.empty()) by_ = git_user_email(root_.empty() ? outside_.working_directory : root_);
    if (by_.empty() && writes())
      return fail(
          Failure::usage, "no-name", "it is not known who records this",
          "say it with --by you@example.org, set MATCHDESK_USER, or git config --global user.email you@example.org");
    return {};
  }

  Result<void> read_inputs() {
    for (const Option& option : command_.options) {
      if (option.completes != Completes::file || !arguments_.has(option.name) || inputs_.contains(option.name))
        continue;
      if (option.takes == Option::Takes::values) continue;  // the store reads lists of record files
      const std::string& path = arguments_.text(option.name);
      if (path == "-") {
        inputs_[option.name] = {path, outside_.read_standard_input()};
        continue;
      }
      auto bytes = read_file((std::filesystem::path(outside_.working_directory) / path).string());
      if (!bytes) return fail(Failure::usage, "no-file", bytes.error().message, bytes.error().hint);
      inputs_[option.name] = {path, std::move(*bytes)};
    }
    return {};
  }

  // `program` outlives it.
  Context context(const Program& program) const {
    return {.program = program,
            .arguments = arguments_,
            .inputs = inputs_,
            .now = now_,
            .by = by_,
            .findings = findings_,
            .texts = texts_,
            .width = outside_.width,
            .root = root_,
            .left_out = left_out_,
            .templates = &templates_,
            .outbox = outbox_};
  }

  Result<Outcome> decide() const {
    const Program program{policy_, records_};
    auto outcome = command_.decide(context(program));
    if (outcome && globals_.format == Format::html && outcome->view.page.empty())
      return fail(Failure::usage, "no-page", fmt::format("'matchdesk {}' cannot be shown as html", command_.name),
                  "choose table, json, ndjson, csv or markdown");
    return outcome;
  }

  Result<Outcome> commit(Outcome outcome) {
    if (outcome.publication) return publish(root_, outside_.working_directory, globals_.dry_run, std::move(outcome));
    if (!globals_.no_mail && outcome.new_root.empty())
      draft_mail({policy_, records_}, templates_, now_.instant, outcome);
    if (outcome.changes.empty()) return work_outbox(std::move(outcome));
    if (!outcome.new_root.empty())
      root_ = (std::filesystem::path(outside_.working_directory) / outcome.new_root).string();
    const bool is_batch = command_.covers == Command::Covers::all;
    std::vector<Unwritable> unwritable;
    auto files = files_of(root_, {policy_, records_}, outcome.changes, is_batch ? &unwritable : nullptr);
    if (!files) return tl::unexpected(files.error());
    if (!unwritable.empty()) return without(unwritable);
    if (globals_.dry_run) return would_change(std::move(outcome), *files);
    const bool is_new = !outcome.new_root.empty();
    if (is_new) {
      if (auto made = make_private_directory(root_); !made) return tl::unexpected(made.error());
      if (auto locked = take_lock(root_); !locked) return tl::unexpected(locked.error());
    }
    if (auto done = matchdesk::commit(root_, *files); !done) return tl::unexpected(done.error());
    if (outcome.with_git) {
      if (auto done = git_init(root_); !done) outcome.notes.push_back(done.error().message);
    }
    if (policy_.git_commit && !is_new) {
      std::vector<std::string> paths;
      for (const FileChange& file : *files) paths.push_back(file.path);
      keep_in_git(root_, paths, command_.name, by_, outcome);
    }
    return outcome;
  }

  // A batch decides again without the records that it cannot change, which are named.
  Result<Outcome> without(const std::vector<Unwritable>& unwritable) {
    for (const Unwritable& record : unwritable) left_out_.insert(record.id);
    auto outcome = decide().and_then([&](Outcome made) { return commit(std::move(made)); });
    if (!outcome) return outcome;
    for (const Unwritable& record : unwritable)
      outcome->notes.push_back(fmt::format("left out: {}\n  {}", record.error.message, record.error.hint));
    return outcome;
  }

  // Moves and hands over e-mails, where that is the command's work.
  Result<Outcome> work_outbox(Outcome outcome) const {
    const bool has_work = !outcome.outbox.deliver.empty() || !outcome.outbox.move.empty();
    auto worked = matchdesk::work_outbox(root_, policy_, globals_.dry_run, std::move(outcome));
    if (worked && has_work && policy_.git_commit && !globals_.dry_run && exists(root_ + "/outbox"))
      keep_in_git(root_, {"outbox"}, command_.name, by_, *worked);
    return worked;
  }

  // A record that cannot be read may be the one that was meant.
  Error explained(Error error) const {
    if (error.code == "unknown-id" && some_unreadable_) {
      error.failure = Failure::invalid;
      error.hint = "a record that cannot be read (see above) may be the one you mean" +
                   (error.hint.empty() ? "" : "; " + error.hint);
    }
    return error;
  }

  void tell_findings() const {
    if (globals_.quiet && !some_unreadable_) return;
    if (command_.needs == Needs::texts) return;
    constexpr std::size_t most = 5;
    std::size_t shown = 0;
    for (const Diagnostic& finding : findings_) {
      if (!globals_.verbose && shown == most) {
        outside_.write_error(
            fmt::format("… and {} more: run 'matchdesk check' for all of them\n", findings_.size() - most));
        break;
      }
      outside_.write_error(to_text(finding));
      ++shown;
    }
  }

  int output_failed() const {
    outside_.write_error(
        "error: the output could not be written\n  look at where it goes: a full disk, a closed pipe\n");
    return static_cast<int>(Failure::unavailable);
  }

  int tell(const Outcome& outcome) const {
    const std::string out = show(outcome.view, outcome.warnings.empty() ? findings_ : outcome.warnings,
                                 {globals_.format, outside_.width, output_color(), to_text(now_)});
    const bool written = out.empty() || outside_.write_output(out);
    if (!globals_.quiet) {
      if (command_.needs != Needs::texts)
        for (const Diagnostic& warning : outcome.warnings) outside_.write_error(to_text(warning));
      for (const std::string& note : outcome.notes) outside_.write_error(note + "\n");
    }
    if (!written) return output_failed();
    if (!left_out_.empty()) return 3;
    if (some_unreadable_ && command_.needs != Needs::texts && (!writes() || command_.covers == Command::Covers::all))
      return 3;
    return outcome.has_findings ? 1 : 0;
  }

  const Command& command_;
  const Arguments& arguments_;
  const Globals& globals_;
  const Surroundings& outside_;
  std::string root_;
  std::string by_;
  Timestamp now_;
  Policy policy_;
  Records records_;
  Diagnostics findings_;
  bool some_unreadable_ = false;
  std::set<std::string> left_out_;
  Texts texts_;
  Templates templates_;
  std::vector<MailFile> outbox_;
  std::map<std::string, Input, std::less<>> inputs_;
  Edited edited_;
  std::optional<Lock> lock_;
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
