#include "store/load.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>

#include <fmt/format.h>

#include "policy/apply.hpp"
#include "policy/variant.hpp"
#include "store/disk.hpp"
#include "store/journal.hpp"
#include "store/read_record.hpp"

namespace matchdesk {
namespace {

constexpr std::string_view policy_file = "program.yaml";

// The files of one program, an interrupted commit's new contents in place of the old ones.
class Files {
 public:
  explicit Files(const std::string& root) : root_(root) {
    if (auto contents = interrupted_contents(root)) overlay_ = std::move(*contents);
  }

  Result<std::string> read(const std::string& path) const {
    const auto found = overlay_.find(path);
    return found == overlay_.end() || !found->second ? read_file(root_ + "/" + path)
                                                     : Result<std::string>(*found->second);
  }

  // Paths ending in .yaml below a folder, sorted; what is odd there becomes a finding.
  std::vector<std::string> list(const std::string& folder, Diagnostics& findings) const {
    std::vector<std::string> paths;
    auto listing = list_files(root_, folder, ".yaml");
    if (!listing) {
      findings.push_back({.code = listing.error().code, .file = folder, .message = listing.error().message});
      return paths;
    }
    for (const OddEntry& odd : listing->odd)
      findings.push_back({.code = "odd-file",
                          .file = odd.path,
                          .message = "this is " + odd.what + ", not a record",
                          .hint = "put a regular file there, or remove it"});
    for (FoundFile& file : listing->files) paths.push_back(std::move(file.path));
    for (const auto& [path, content] : overlay_) {
      if (!content) std::erase(paths, path);
      if (content && path.starts_with(folder + "/")) paths.push_back(path);
    }
    std::ranges::sort(paths);
    const auto repeated = std::ranges::unique(paths);
    paths.erase(repeated.begin(), repeated.end());
    return paths;
  }

 private:
  const std::string& root_;
  std::map<std::string, std::optional<std::string>> overlay_;  // nothing: about to be removed
};

Diagnostic unreadable(const std::string& path, const Error& error) {
  return {.code = error.code, .file = path, .message = error.message, .hint = error.hint};
}

// Leaves out what happened after `as_of`; false when the record was not there yet.
template <class Record>
bool roll_back(Record& record, Instant as_of) {
  if (record.history.empty()) return true;
  std::erase_if(record.history, [&](const Event& event) { return event.at.instant > as_of; });
  return !record.history.empty();
}

template <class Record>
std::vector<Record> load_all(const Files& files, const Policy& policy, std::optional<Instant> as_of,
                             LoadedRecords& loaded) {
  const yaml::ShapePointer shape = record_shape<Record>(custom_shape(policy));
  const std::string folder(words_of(subject_of(Record{})).plural);
  std::vector<Record> records;
  for (const std::string& place : {folder, "restricted/" + folder}) {
    for (const std::string& path : files.list(place, loaded.findings)) {
      Diagnostics findings;
      std::optional<Record> record;
      if (auto bytes = files.read(path))
        record = read_record<Record>(path, std::move(*bytes), *shape, findings);
      else
        findings.push_back(unreadable(path, bytes.error()));
      // Warnings are for `check`: every other command would only repeat them.
      std::erase_if(findings, [](const Diagnostic& finding) { return finding.severity != Severity::error; });
      std::ranges::move(findings, std::back_inserter(loaded.findings));
      if (!record) {
        loaded.unreadable.push_back(path);
      } else if (!as_of || roll_back(*record, *as_of)) {
        fold_in_place(*record, policy);
        records.push_back(std::move(*record));
      }
    }
  }
  return records;
}

// Keeps the first of several records of one id.
template <class Record>
void drop_repeated(std::vector<Record>& records, LoadedRecords& loaded) {
  std::ranges::stable_sort(records, {}, &Record::id);
  const auto repeated = [&](const Record& one, const Record& other) {
    if (one.id != other.id) return false;
    loaded.findings.push_back({.code = "repeated-id",
                               .file = other.source.path,
                               .message = fmt::format("the id '{}' is also that of {}", other.id, one.source.path),
                               .hint = "give one of the two another id and file name"});
    loaded.unreadable.push_back(other.source.path);
    return true;
  };
  records.erase(std::unique(records.begin(), records.end(), repeated), records.end());
}

}  // namespace

Result<std::string> find_root(const std::string& given, const std::string& from_environment,
                              const std::string& working) {
  for (const auto& [named, how] : {std::pair{given, "-C"}, std::pair{from_environment, "MATCHDESK_DIR"}}) {
    if (named.empty()) continue;
    std::string path = std::filesystem::path(working) / named;
    if (exists(path + "/" + std::string(policy_file))) return path;
    return fail(Failure::usage, "no-program", fmt::format("{} (from {}) holds no program.yaml", named, how),
                fmt::format("name a program's directory, or make one: matchdesk init {} --preset score", named));
  }
  for (std::filesystem::path path = working;; path = path.parent_path()) {
    if (exists((path / policy_file).string())) return path.string();
    if (path == path.parent_path()) break;
  }
  return fail(Failure::usage, "no-program", fmt::format("there is no program.yaml in {} or above it", working),
              "change to a program's directory, name one with -C, or make one: matchdesk init desk --preset score");
}

Result<LoadedPolicy> load_policy(const std::string& root) {
  const Files files(root);
  Diagnostics findings;
  const auto invalid = [&] {
    return tl::unexpected<Error>(Error{Failure::invalid, "invalid-policy", "program.yaml cannot be used as it is",
                                       "mend what is said above; 'matchdesk help policy' explains the keys",
                                       sorted(findings)});
  };
  PolicyFiles texts;
  const auto read = [&](const std::string& path) {
    auto bytes = files.read(path);
    if (bytes)
      texts[path] = std::move(*bytes);
    else
      findings.push_back(unreadable(path, bytes.error()));
  };
  read(std::string(policy_file));
  if (texts.empty()) return invalid();
  std::vector<std::string> unreadable_overlays;
  for (const std::string& path : files.list("overlays", findings)) {
    read(path);
    if (!texts.contains(path)) unreadable_overlays.push_back(path);
  }
  std::optional<Policy> policy = read_policy_files(texts, findings);
  if (!policy) return invalid();
  for (const std::string& path : unreadable_overlays)
    policy->broken_overlays.emplace(std::filesystem::path(path).stem().string(), path);
  return LoadedPolicy{std::move(*policy), sorted(std::move(findings)), std::move(texts)};
}

Texts load_texts(const std::string& root) {
  const Files files(root);
  Texts texts;
  const auto read = [&](const std::string& path) {
    if (auto bytes = files.read(path))
      texts.files[path] = std::move(*bytes);
    else
      texts.findings.push_back(unreadable(path, bytes.error()));
  };
  read(std::string(policy_file));
  for (const std::string folder : {"overlays", "participants", "requests", "activities", "restricted"})
    for (const std::string& path : files.list(folder, texts.findings)) read(path);
  return texts;
}

LoadedRecords load_records(const std::string& root, const Policy& policy, std::optional<Instant> as_of) {
  const Files files(root);
  LoadedRecords loaded;
  auto participants = load_all<Participant>(files, policy, as_of, loaded);
  auto requests = load_all<Request>(files, policy, as_of, loaded);
  auto activities = load_all<Activity>(files, policy, as_of, loaded);
  drop_repeated(participants, loaded);
  drop_repeated(requests, loaded);
  drop_repeated(activities, loaded);
  loaded.records = Records(std::move(participants), std::move(requests), std::move(activities));
  loaded.findings = sorted(std::move(loaded.findings));
  return loaded;
}

}  // namespace matchdesk
