#include "store/read_record.hpp"

#include <filesystem>

#include <fmt/format.h>

#include "store/disk.hpp"
#include "yaml/shape.hpp"

namespace matchdesk {
namespace {

template <class Record>
std::string path_in(const Record& record, std::string_view sub_folder = {}) {
  return fmt::format("{}/{}{}.yaml", words_of(subject_of(record)).plural, sub_folder, record.id);
}

}  // namespace

template <class Record>
std::optional<Record> read_record(const std::string& path, std::string bytes, const yaml::Shape& shape,
                                  Diagnostics& findings) {
  const std::uint64_t hash = hash_of(bytes);
  const auto document = yaml::Document::parse(path, std::move(bytes), findings);
  if (!document || !yaml::check(document->root(), shape, findings)) return std::nullopt;
  Record record = from_value<Record>(yaml::to_value(document->root(), shape));
  const std::string stem = std::filesystem::path(path).stem().string();
  if (record.id != stem) {
    findings.push_back(document->root().find("id")->finding(
        Severity::error, "id-and-file-name", fmt::format("the id '{}' is not the file's name, '{}'", record.id, stem),
        fmt::format("rename the file to {}.yaml, or write 'id: {}'", record.id, stem)));
    return std::nullopt;
  }
  record.source = {path, hash};
  if constexpr (std::is_same_v<Record, Participant>) {
    // A list of audiences that names none is said on purpose; the role's would show the record to more.
    if (record.visibility.empty() && document->root().find("visibility")) record.visibility = {"nobody"};
  }
  return record;
}

template std::optional<Participant> read_record(const std::string&, std::string, const yaml::Shape&, Diagnostics&);
template std::optional<Request> read_record(const std::string&, std::string, const yaml::Shape&, Diagnostics&);
template std::optional<Activity> read_record(const std::string&, std::string, const yaml::Shape&, Diagnostics&);

std::string path_of_new(const Participant& participant, const Policy& policy) {
  const Role* role = find_role(policy, participant.role);
  const bool restricted = role != nullptr && role->starts_restricted;
  return (restricted ? "restricted/" : "") + path_in(participant);
}

std::string path_of_new(const Request& request, const Policy&) {
  // A request's id begins with its date: 20260514-k3f9.
  return path_in(request,
                 request.id.size() >= 6 ? fmt::format("{}-{}/", request.id.substr(0, 4), request.id.substr(4, 2)) : "");
}

std::string path_of_new(const Activity& activity, const Policy&) { return path_in(activity); }

}  // namespace matchdesk
