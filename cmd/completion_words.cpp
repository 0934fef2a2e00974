#include "cmd/completion.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "aging/compliance.hpp"
#include "aging/ladder_waits.hpp"
#include "cmd/markdown.hpp"
#include "facts/fact.hpp"
#include "policy/policy.hpp"
#include "record/fields.hpp"
#include "store/disk.hpp"
#include "store/load.hpp"
#include "store/read_record.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

// Above so many records nobody reads the names beside the ids, and a shell should not wait for them.
constexpr std::size_t most_read = 300;
constexpr std::size_t date_length = std::string_view("20260514-").size();

// A suggestion for each of a list.
template <class List, class Word>
std::vector<Suggestion> words_of(const List& list, Word word) {
  std::vector<Suggestion> all;
  for (const auto& each : list) all.push_back(word(each));
  return all;
}

Suggestion plain(const std::string& word) { return {word, ""}; }

bool has(const std::vector<Suggestion>& all, std::string_view word) {
  return std::ranges::find(all, word, &Suggestion::word) != all.end();
}

// The words of one program. The policy is read when the first of them needs it.
class Words {
 public:
  explicit Words(const std::string& root) : root_(root) {}

  std::vector<Suggestion> of(Completes kind, std::string_view typed) {
    switch (kind) {
      case Completes::participant:
        return participants(typed, std::nullopt);
      case Completes::seeker:
        return participants(typed, Side::seeker);
      case Completes::provider:
        return participants(typed, Side::provider);
      case Completes::request:
        return requests(typed);
      case Completes::activity:
        return activities(typed);
      case Completes::record:
        return records(typed);
      case Completes::role:
        return words_of(policy().roles, [](auto& role) {
          return Suggestion{role.name, std::string(to_text(role.side))};
        });
      case Completes::kind:
        return words_of(policy().kinds, [](auto& each) { return plain(each.name); });
      case Completes::route:
        return routes();
      case Completes::gate:
        return gates();
      case Completes::decline_reason:
        return words_of(policy().declines, [](auto& reason) {
          return Suggestion{reason.name, reason.counts ? "counts" : "does not count"};
        });
      case Completes::service:
        return words_of(policy().services, plain);
      case Completes::step_action:
        return step_actions();
      case Completes::clock:
        return clocks();
      case Completes::location:
        return words_of(policy().locations.in_order, [&](auto& place) {
          return Suggestion{place, std::string(level_of(policy().locations, place))};
        });
      case Completes::level:
        return words_of(policy().locations.levels, plain);
      case Completes::event:
        return events();
      case Completes::field:
        return fields_and_names();
      case Completes::nothing:
      case Completes::file:
      case Completes::directory:
      case Completes::preset:
      case Completes::topic:
      case Completes::choice:
        break;
    }
    return {};
  }

 private:
  const Policy& policy() {
    if (!policy_) {
      policy_.emplace();
      if (root_.empty()) return *policy_;
      if (auto loaded = load_policy(root_)) policy_ = std::move(loaded->policy);
    }
    return *policy_;
  }

  // The files of one kind of record whose ids begin with `typed`, restricted ones too.
  std::vector<std::string> paths(Subject subject, std::string_view typed) const {
    std::vector<std::string> all;
    if (root_.empty()) return all;
    for (const std::string& folder :
         {std::string(words_of(subject).plural), fmt::format("restricted/{}", words_of(subject).plural)}) {
      const auto listing = list_files(root_, folder, ".yaml");
      if (!listing) continue;
      for (const FoundFile& file : listing->files)
        if (word_for(subject, file.path, typed)) all.push_back(file.path);
    }
    return all;
  }

  static std::string id_of_path(const std::string& path) {
    const std::size_t slash = path.rfind('/') + 1;
    return path.substr(slash, path.size() - slash - std::string_view(".yaml").size());
  }

  // How a record is written so that it begins with what was typed; nothing where it does not.
  static std::optional<std::string> word_for(Subject subject, const std::string& path, std::string_view typed) {
    std::string id = id_of_path(path);
    if (id.starts_with(typed)) return id;
    if (subject == Subject::request && id.size() > date_length && id.substr(date_length).starts_with(typed))
      return id.substr(date_length);
    return std::nullopt;
  }

  template <class Record>
  std::optional<Record> read(const std::string& path) {
    auto bytes = read_file(root_ + "/" + path);
    if (!bytes) return std::nullopt;
    Diagnostics findings;
    const yaml::ShapePointer shape = record_shape<Record>(custom_shape(policy()));
    return read_record<Record>(path, std::move(*bytes), *shape, findings);
  }

  // Suggestions for the records of a kind, with what `about` says of each. Records of which it says nothing are left
  // out.
  template <class Record, class About>
  std::vector<Suggestion> of_records(Subject subject, std::string_view typed, About about) {
    std::vector<Suggestion> all;
    std::vector<std::string> found = paths(subject, typed);
    if (subject == Subject::request) std::ranges::reverse(found);  // the newest first
    for (const std::string& path : found) {
      const std::string word = word_for(subject, path, typed).value_or("");
      if (found.size() > most_read) {
        all.push_back({word, ""});
      } else if (const auto record = read<Record>(path)) {
        if (const std::optional<std::string> said = about(*record)) all.push_back({word, *said});
      }
    }
    return all;
  }

  std::vector<Suggestion> participants(std::string_view typed, std::optional<Side> side) {
    return of_records<Participant>(Subject::participant, typed,
                                   [&](const Participant& each) -> std::optional<std::string> {
                                     const Role* role = find_role(policy(), each.role);
                                     if (side && (role == nullptr || role->side != *side)) return std::nullopt;
                                     return fmt::format("{}, {}, {}", display_name(each), each.role, each.status);
                                   });
  }

  std::vector<Suggestion> requests(std::string_view typed) {
    return of_records<Request>(Subject::request, typed, [&](const Request& each) -> std::optional<std::string> {
      const auto seeker =
          read<Participant>(fmt::format("{}/{}.yaml", words_of(Subject::participant).plural, each.seeker));
      return fmt::format("{}, {}", seeker ? display_name(*seeker) : each.seeker, each.status);
    });
  }

  std::vector<Suggestion> activities(std::string_view typed) {
    return of_records<Activity>(Subject::activity, typed,
                                [](const Activity& each) { return std::optional<std::string>(each.title); });
  }

  std::vector<Suggestion> records(std::string_view typed) {
    std::vector<Suggestion> all = participants(typed, std::nullopt);
    for (Suggestion& each : requests(typed)) all.push_back(std::move(each));
    for (Suggestion& each : activities(typed)) all.push_back(std::move(each));
    return all;
  }

  std::vector<Suggestion> routes() {
    std::vector<Suggestion> all;
    for (const Route& route : policy().routes)
      if (route.enabled) all.push_back({route.name, ""});
    return all;
  }

  std::vector<Suggestion> gates() {
    std::vector<Suggestion> all;
    for (const Role& role : policy().roles)
      for (const std::string& gate : role.gates) {
        const auto known = std::ranges::find(all, gate, &Suggestion::word);
        if (known == all.end())
          all.push_back({gate, role.name});
        else
          known->about += ", " + role.name;
      }
    return all;
  }

  std::vector<Suggestion> clocks() {
    std::vector<Suggestion> all = words_of(policy().clocks, [](auto& clock) {
      return Suggestion{clock.name, clock.within ? "within " + to_text(*clock.within) : "every reporting period"};
    });
    if (!policy().compliance.steps.empty())
      all.push_back({std::string(ladder_clock), "steps of the non-compliance ladder"});
    return all;
  }

  std::vector<Suggestion> step_actions() {
    std::vector<Suggestion> all;
    for (const ComplianceStep& step : policy().compliance.steps)
      for (const std::string& action : action_names(step)) {
        const auto known = std::ranges::find(all, action, &Suggestion::word);
        if (known == all.end())
          all.push_back({action, fmt::format("step {}", step.number)});
        else
          known->about += fmt::format(", {}", step.number);
      }
    return all;
  }

  static std::vector<Suggestion> events() {
    std::vector<Suggestion> all;
    for (const Subject subject : {Subject::request, Subject::participant, Subject::activity})
      for (const EventDefinition* event : events_of(subject))
        if (!has(all, event->name)) all.push_back({std::string(event->name), as_remark(event->about)});
    return all;
  }

  std::vector<Suggestion> fields_and_names() {
    std::vector<Suggestion> all;
    for (const Subject subject : {Subject::participant, Subject::request, Subject::activity})
      for (const std::string& name : fact_names(policy(), subject)) {
        const auto found = find_fact(policy(), subject, name);
        if (!has(all, name)) all.push_back({name, found ? found->about : ""});
      }
    return all;
  }

  const std::string& root_;
  std::optional<Policy> policy_;
};

// The value of -C, or "".
std::string directory_given(const std::vector<std::string>& words) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i)
    if (words[i] == "-C") return words[i + 1];
  return {};
}

}  // namespace

std::vector<Suggestion> program_words(const std::string& root, Completes kind, std::string_view typed) {
  return Words(root).of(kind, typed);
}

int answer_completion(const std::vector<std::string>& words, const Surroundings& surroundings) {
  const auto from_program = [&](Completes kind, std::string_view typed) {
    const auto root = find_root(directory_given(words), surroundings.variable("MATCHDESK_DIR").value_or(""),
                                surroundings.working_directory);
    // Events and the names of fields are known without a program.
    return program_words(root ? *root : std::string(), kind, typed);
  };
  const Completion completion = complete(words, commands(), from_program);
  std::string out;
  for (const Suggestion& candidate : completion.candidates) {
    out += text::neutralise(candidate.word);
    if (!candidate.about.empty()) out += "\t" + text::neutralise(candidate.about);
    out += "\n";
  }
  if (completion.paths == Completion::Paths::files) out += ":files\n";
  if (completion.paths == Completion::Paths::directories) out += ":directories\n";
  surroundings.write_output(out);
  return 0;
}

}  // namespace matchdesk
