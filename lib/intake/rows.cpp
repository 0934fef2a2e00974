#include "intake/rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "intake/fill.hpp"
#include "intake/json_cell.hpp"
#include "intake/written.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

constexpr std::string_view passed_prefix = "passed.";

ValueRules rules_for(const Policy& policy, const Mapping& mapping, const std::optional<RecordMapping>& record) {
  return {policy, mapping.dates, mapping.separators, mapping.separators_of,
          record ? record->values : std::map<std::string, ValueTable, std::less<>>{}};
}

std::vector<std::string> all_said(const std::vector<std::string>& texts) {
  std::vector<std::string> said;
  for (const std::string& text : texts) {
    if (std::string tidy = tidy_line(text); !tidy.empty()) said.push_back(std::move(tidy));
  }
  return said;
}

std::string first_said(const std::vector<std::string>& texts) {
  const std::vector<std::string> said = all_said(texts);
  return said.empty() ? std::string() : said.front();
}

// Returns where to keep what was written in a field that names people; null for other fields.
std::vector<std::string>* people_place(NamedPeople& named, std::string_view field) {
  if (field == "prefers") return &named.prefers;
  return field == "excludes" ? &named.excludes : nullptr;
}

}  // namespace

RowReader::RowReader(const Policy& policy, const Mapping& mapping, const ImportAs& as, Timestamp now)
    : policy_(policy),
      mapping_(mapping),
      role_(as.role),
      now_(now),
      participant_rules_(rules_for(policy, mapping, mapping.participant)),
      request_rules_(rules_for(policy, mapping, mapping.request)) {}

bool RowReader::is_like_header(const std::vector<std::string>& row, const std::vector<std::string>& headers) const {
  std::map<std::size_t, bool> named;  // columns with a text, and whether it names the column or its field
  for (const auto* record : {&mapping_.participant, &mapping_.request}) {
    if (!*record) continue;
    for (const FieldSource& source : (*record)->sources) {
      for (const std::size_t column : columns_of(source)) {
        if (column >= row.size() || text::trim(row[column]).empty()) continue;
        if (row[column].find('@') != std::string::npos) return false;
        const std::string cell = text::fold(row[column]);
        const std::string word = text::fold(source.field.substr(source.field.find('.') + 1));
        named[column] |=
            cell == text::fold(headers[column]) || cell.find(word) != std::string::npos || cell.starts_with("importid");
      }
    }
  }
  constexpr std::size_t fewest = 2;
  const auto names = static_cast<std::size_t>(std::ranges::count(named, true, [](auto& each) { return each.second; }));
  return names >= fewest && names * 2 > named.size();
}

RowRecords RowReader::read(std::vector<std::string> row) const {
  RowRecords records;
  while (row.size() > mapping_.columns && text::trim(row.back()).empty()) row.pop_back();
  if (row.size() < mapping_.columns) row.resize(mapping_.columns);
  if (row.size() != mapping_.columns) {
    records.problems.push_back(
        {"too-many-cells", fmt::format("the row has {}, the header {}",
                                       text::count(static_cast<std::int64_t>(row.size()), "field"), mapping_.columns)});
    return records;
  }
  for (const auto* record : {&mapping_.participant, &mapping_.request}) {
    if (*record) judge_cells(**record, row, records);
  }
  if (!records.problems.empty()) return records;
  if (mapping_.participant) read_participant(row, records);
  if (mapping_.request) read_request(row, records);
  if (records.participant) settle_dates(records);
  return records;
}

// Says which cells a spreadsheet has broken.
void RowReader::judge_cells(const RecordMapping& record, const std::vector<std::string>& row, RowRecords& into) const {
  for (const FieldSource& source : record.sources) {
    for (const std::string& text : texts_of(source, row)) {
      const std::string tidy = tidy_line(text);
      const auto meant = record.values.find(source.field);
      if (meant != record.values.end() && meant->second.contains(text::fold(tidy))) continue;
      if (is_spreadsheet_error(tidy))
        into.problems.push_back(
            {"spreadsheet-error", fmt::format("{}: '{}' is a spreadsheet's error", source.field, tidy)});
      if (has_broken_letters(tidy))
        into.remarks.push_back(
            {"broken-letters",
             fmt::format("{}: '{}' has broken letters; kept as it is", source.field, text::shorten(tidy, 60)),
             "save the file again as CSV with UTF-8 encoding, or mend the cell"});
    }
  }
}

std::optional<Timestamp> RowReader::read_past(std::string_view field, const std::vector<std::string>& texts,
                                              std::vector<Problem>& problems) const {
  const std::string text = first_said(texts);
  if (text.empty()) return std::nullopt;
  const auto time = read_time(text, mapping_.dates, policy_.calendar.zone);
  if (!time) {
    problems.push_back({"not-a-time", fmt::format("{}: '{}' cannot be read as a time", field, text)});
  } else if (*time > now_) {
    problems.push_back({"in-future", fmt::format("{}: {} is in the future", field, to_text(*time))});
  } else {
    return time;
  }
  return std::nullopt;
}

void RowReader::read_gate(const std::string& gate, const std::vector<std::string>& texts, RowRecords& into) const {
  const std::string text = first_said(texts);
  if (text.empty() || text == "-") return;
  if (const auto answer = read_yes_no(text)) {
    if (*answer) into.passed.emplace_back(gate, Timestamp{});
  } else if (const auto time = read_past(std::string(passed_prefix) + gate, texts, into.problems)) {
    into.passed.emplace_back(gate, *time);
  }
}

void RowReader::read_participant(const std::vector<std::string>& row, RowRecords& into) const {
  Participant& participant = into.participant.emplace();
  participant.role = role_->name;
  for (const FieldSource& source : mapping_.participant->sources) {
    const std::vector<std::string> texts = texts_of(source, row);
    if (source.field == "name") {
      const std::string written = first_said(texts);
      const auto values = json_values(written);
      const FullName name = split_name(values ? text::join(*values, " ") : written);
      if (participant.first.empty()) participant.first = name.first;
      if (participant.last.empty()) participant.last = name.last;
      if (!name.first.empty()) into.said.emplace_back("name.first");
      if (!name.last.empty()) into.said.emplace_back("name.last");
    } else if (source.field == "applied") {
      into.applied = read_past(source.field, texts, into.problems);
    } else if (source.field.starts_with(passed_prefix)) {
      read_gate(source.field.substr(passed_prefix.size()), texts, into);
    } else {
      const auto target = participant_target(policy_, source.field);
      const auto filled = fill(participant, *target, texts, participant_rules_, into.remarks);
      if (!filled) into.problems.push_back({filled.error().code, filled.error().message});
      if (!get(participant, source.field).is_null()) into.said.push_back(source.field);
    }
  }
  if (participant.first.empty() && participant.last.empty() && participant.organization_name.empty() &&
      participant.title.empty() && participant.email.empty() && into.problems.empty()) {
    into.problems.push_back({"no-name", "no name and no e-mail address"});
  }
}

void RowReader::read_request(const std::vector<std::string>& row, RowRecords& into) const {
  Request& request = into.request.emplace();
  for (const FieldSource& source : mapping_.request->sources) {
    const std::vector<std::string> texts = texts_of(source, row);
    if (source.field == "to" || source.field == "seeker") {
      (source.field == "to" ? into.named.to : into.named.seeker) = all_said(texts);
    } else if (source.field == "submitted") {
      request.submitted = read_past(source.field, texts, into.problems);
      if (!request.submitted && first_said(texts).empty())
        into.problems.push_back({"nothing-said", "submitted: nothing is said"});
    } else {
      const auto target = request_target(policy_, source.field);
      if (auto* place = people_place(into.named, source.field)) {
        *place = read_items(*target, texts, request_rules_);
        continue;
      }
      const auto filled = fill(request, *target, texts, request_rules_, into.remarks);
      if (!filled) into.problems.push_back({filled.error().code, filled.error().message});
    }
  }
  if (request.route.empty()) {
    request.route = !into.named.to.empty() ? "direct" : into.named.prefers.empty() ? "assigned" : "preferred";
  }
  if (request.route != "direct" && request.route != "offered") into.named.to.clear();
}

// The time of the application is what the row says, else when the request was made, else the day they joined; never
// later than a gate that they passed.
void RowReader::settle_dates(RowRecords& into) const {
  Participant& participant = *into.participant;
  const bool said = into.applied || (into.request && into.request->submitted);
  if (!into.applied && into.request) into.applied = into.request->submitted;
  if (said && !participant.joined) participant.joined = local_date(*into.applied);
  const Zone& zone = policy_.calendar.zone;
  if (!into.applied && participant.joined) into.applied = zone.stamp(zone.day_begin(*participant.joined));
  if (!into.applied || *into.applied > now_) into.applied = now_;
  for (const auto& [gate, at] : into.passed) {
    if (at != Timestamp{} && at < *into.applied) into.applied = at;
  }
  for (auto& [gate, at] : into.passed) {
    if (at == Timestamp{}) at = *into.applied;
  }
  std::ranges::stable_sort(into.passed, {}, [&](const auto& each) {
    return std::ranges::find(role_->gates, each.first) - role_->gates.begin();
  });
}

}  // namespace matchdesk
