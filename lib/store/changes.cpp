#include "store/changes.hpp"

#include <map>
#include <set>

#include <fmt/format.h>

#include "policy/apply.hpp"
#include "record/fields.hpp"
#include "store/disk.hpp"
#include "store/read_record.hpp"
#include "text/words.hpp"
#include "yaml/edit.hpp"
#include "yaml/write.hpp"

namespace matchdesk {
namespace {

using Problems = std::vector<LifeProblem>;

// Writes the summary that the history comes to, into the record's own fields.
void summarise(Participant& participant) {
  participant.status = to_text(participant.state.status);
  if (!participant.state.classification.empty()) participant.classification = participant.state.classification;
}
void summarise(Request& request) {
  request.status = to_text(request.state.status);
  request.provider = request.state.provider;
  request.outcome = request.state.outcome;
}
void summarise(Activity&) {}

std::vector<std::string> summary_fields(Subject subject) {
  if (subject == Subject::participant) return {"classification", "status"};
  if (subject == Subject::request) return {"status", "provider", "outcome"};
  return {};
}

// What one record is to become: the changes that name it, in their order.
struct Revision {
  std::vector<Event> events;
  std::vector<std::pair<std::string, Value>> fields;
  bool uncovered = false;  // leaves restricted/
};

constexpr std::string_view restricted_folder = "restricted/";

template <class Record>
Result<FileChange> revise(const std::string& root, const Policy& policy, const Record& known,
                          const Revision& revision) {
  const std::string& path = known.source.path;
  TRY(auto bytes, read_file(root + "/" + path));
  if (hash_of(bytes) != known.source.hash)
    return fail(Failure::unavailable, "changed-underneath",
                fmt::format("{} was changed by something else since it was read", path),
                "look at it and run the command again; nothing was changed");
  const yaml::ShapePointer shape = record_shape<Record>(custom_shape(policy));
  Diagnostics findings;
  const auto document = yaml::Document::parse(path, bytes, findings);
  // The record was read from these very bytes, so it can be read again; all of it, also what is later than --as-of.
  Record record = from_value<Record>(yaml::to_value(document->root(), *shape));
  const std::size_t problems_before = fold(record, policy).problems.size();

  std::vector<yaml::Edit> edits;
  for (const auto& [name, value] : revision.fields) {
    TRY(set(record, name, value));
    edits.push_back(
        {value.is_null() ? yaml::Edit::Action::remove : yaml::Edit::Action::set, text::split(name, "."), value});
  }
  for (const Event& event : revision.events) {
    record.history.push_back(event);
    edits.push_back({yaml::Edit::Action::append, {"history"}, to_value(event)});
  }
  const Record stated = record;
  if (const Problems problems = fold_in_place(record, policy); problems.size() > problems_before)
    return fail(Failure::refused, "not-allowed-now", fmt::format("{}: {}", known.id, problems.back().message),
                problems.back().hint);
  summarise(record);
  for (const std::string& name : summary_fields(subject_of(record))) {
    const Value value = get(record, name);
    if (value == get(stated, name)) continue;
    edits.push_back({value.is_null() ? yaml::Edit::Action::remove : yaml::Edit::Action::set, {name}, value});
  }
  TRY(auto after, yaml::apply(*document, edits, *shape));
  return FileChange{path, true, known.source.hash, std::move(bytes), std::move(after)};
}

// A revised file that goes to where everybody sees it: the new file, and the old one that is there no more.
Result<std::vector<FileChange>> uncovered(const std::string& root, FileChange revised) {
  FileChange open{revised.path.substr(restricted_folder.size()), false, 0, {}, revised.after};
  if (exists(root + "/" + open.path))
    return fail(Failure::unavailable, "already-there", fmt::format("{} is already there", open.path),
                "run 'matchdesk check' to see what it is; nothing was changed");
  revised.after.clear();
  revised.removed = true;
  return std::vector<FileChange>{std::move(open), std::move(revised)};
}

enum class Restricted { yes, no };

template <class Record>
Result<FileChange> create(const std::string& root, const Policy& policy, Record record,
                          Restricted restricted = Restricted::no) {
  if (const Problems problems = fold_in_place(record, policy); !problems.empty())
    return fail(Failure::refused, "not-allowed-now", fmt::format("{}: {}", record.id, problems.front().message),
                problems.front().hint);
  summarise(record);
  std::string path = path_of_new(record, policy);
  if (restricted == Restricted::yes) path = std::string(restricted_folder) + path;
  if (exists(root + "/" + path))
    return fail(Failure::unavailable, "already-there", fmt::format("{} is already there", path),
                "run 'matchdesk check' to see what it is; nothing was changed");
  const yaml::ShapePointer shape = record_shape<Record>(custom_shape(policy));
  return FileChange{path, false, 0, {}, yaml::write_file(to_value(record), *shape)};
}

Result<FileChange> write(const std::string& root, const WriteFile& file) {
  FileChange change{file.path, exists(root + "/" + file.path), 0, {}, file.text};
  if (change.existed) {
    TRY(auto bytes, read_file(root + "/" + file.path));
    change.old_hash = hash_of(bytes);
    change.before = std::move(bytes);
  }
  return change;
}

Result<FileChange> remove(const std::string& root, const RemoveFile& file) {
  TRY(auto bytes, read_file(root + "/" + file.path));
  return FileChange{file.path, true, hash_of(bytes), std::move(bytes), {}, true};
}

// Collects the files in the order in which the change set first names them.
class Collector {
 public:
  Collector(const std::string& root, const Program& program, std::vector<Unwritable>* unwritable)
      : root_(root), program_(program), unwritable_(unwritable) {}

  void add(const AppendEvent& change) { revision(change.subject, change.id).events.push_back(change.event); }
  void add(const SetField& change) {
    revision(change.subject, change.id).fields.emplace_back(change.field, change.value);
  }
  void add(const UncoverRecord& change) { revision(change.subject, change.id).uncovered = true; }
  void add(const CreateParticipant& change) {
    take(create(root_, program_.policy, change.participant));
    if (path_of_new(change.participant, program_.policy).starts_with(restricted_folder))
      new_restricted_.insert(change.participant.id);
  }
  void add(const CreateRequest& change) {
    const Participant* seeker = program_.records.participant(change.request.seeker);
    const bool restricted =
        seeker != nullptr ? is_restricted(seeker->source) : new_restricted_.contains(change.request.seeker);
    take(create(root_, program_.policy, change.request, restricted ? Restricted::yes : Restricted::no));
  }
  void add(const CreateActivity& change) { take(create(root_, program_.policy, change.activity)); }
  void add(const WriteFile& change) { take(write(root_, change)); }
  void add(const RemoveFile& change) { take(remove(root_, change)); }

  Result<std::vector<FileChange>> finish() {
    for (const auto& [subject, id] : order_) {
      const Revision& revision = revisions_.at({subject, id});
      with_record_type(subject, [&]<class Record>() {
        take_revised(revise_known(program_.records.find<Record>(id), id, revision), revision);
      });
    }
    if (error_) return tl::unexpected(*error_);
    std::erase_if(files_,
                  [](const FileChange& file) { return file.existed && !file.removed && file.before == file.after; });
    return std::move(files_);
  }

 private:
  Revision& revision(Subject subject, const std::string& id) {
    const auto [place, is_new] = revisions_.try_emplace({subject, id});
    if (is_new) order_.emplace_back(subject, id);
    return place->second;
  }

  template <class Record>
  Result<FileChange> revise_known(const Record* record, const std::string& id, const Revision& revision) {
    if (record == nullptr) return fail(Failure::usage, "unknown-id", fmt::format("there is no record '{}'", id));
    auto file = revise(root_, program_.policy, *record, revision);
    if (file || !unwritable_ || file.error().code != "not-editable") return file;
    unwritable_->push_back({id, file.error()});
    return FileChange{record->source.path};  // as it is, and so no change
  }

  void take_revised(Result<FileChange> file, const Revision& revision) {
    if (!file || !revision.uncovered || !file->path.starts_with(restricted_folder)) return take(std::move(file));
    auto both = uncovered(root_, std::move(*file));
    if (!both) return take(tl::unexpected(both.error()));
    for (FileChange& each : *both) take(std::move(each));
  }

  void take(Result<FileChange> file) {
    if (file)
      files_.push_back(std::move(*file));
    else if (!error_)
      error_ = file.error();
  }

  const std::string& root_;
  const Program& program_;
  std::vector<Unwritable>* unwritable_;
  std::map<std::pair<Subject, std::string>, Revision> revisions_;
  std::vector<std::pair<Subject, std::string>> order_;
  std::set<std::string> new_restricted_;  // ids of restricted participants that this change set makes
  std::vector<FileChange> files_;
  std::optional<Error> error_;
};

}  // namespace

Result<std::vector<FileChange>> files_of(const std::string& root, const Program& program, const ChangeSet& changes,
                                         std::vector<Unwritable>* unwritable) {
  Collector collector(root, program, unwritable);
  for (const Change& change : changes) std::visit([&](const auto& each) { collector.add(each); }, change);
  return collector.finish();
}

}  // namespace matchdesk
