// intake import: takes in the rows of a web form's export or a spreadsheet.

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>

#include <fmt/format.h>

#include "cmd/arguments.hpp"
#include "cmd/commands.hpp"
#include "intake/import.hpp"
#include "text/words.hpp"
#include "yaml/tree.hpp"

namespace matchdesk {
namespace {

constexpr std::size_t most_told = 10;

// Returns what the rows are by --as: a role of the program, or "request".
Result<ImportAs> as_option(const Context& context) {
  const std::string& typed = context.arguments.text("--as");
  if (const Role* role = find_role(context.program.policy, typed)) return ImportAs{role};
  std::vector<std::string> names = names_of(context.program.policy.roles);
  names.emplace_back("request");
  return check_word(typed, names, "unknown-role", fmt::format("--as: the program has no role '{}'", typed),
                    fmt::format("it is one of {}", text::enumerate(names, "or")))
      .map([] { return ImportAs{}; });
}

// Returns the path of the file for rejected rows, relative to the program's root; below restricted/ where the records
// go there too.
Result<std::string> rejects_path(const Context& context, const ImportAs& as) {
  namespace fs = std::filesystem;
  if (!context.arguments.has("--rejects")) {
    const std::string& file = context.inputs.find("FILE")->second.path;
    const bool restricted = as.role != nullptr && as.role->starts_restricted;
    return fmt::format("{}rejects/{}.csv", restricted ? "restricted/" : "",
                       file == "-" ? "standard-input" : fs::path(file).stem().string());
  }
  const std::string& typed = context.arguments.text("--rejects");
  const fs::path path = fs::path(typed).lexically_normal();
  if (typed.empty() || path.is_absolute() || path.begin()->string() == ".." || !path.has_filename())
    return fail(Failure::usage, "outside-the-program",
                fmt::format("--rejects: '{}' is no file inside the program's directory", typed),
                "name it relative to the program's root: rejects/clients.csv");
  return path.generic_string();
}

tl::unexpected<Error> unusable_map(const Context& context, Diagnostics findings, std::string hint) {
  Error error{Failure::invalid, "bad-map",
              fmt::format("{} cannot be used for {}", context.inputs.find("--map")->second.path,
                          context.inputs.find("FILE")->second.path),
              std::move(hint), std::move(findings)};
  return tl::unexpected(std::move(error));
}

Result<std::shared_ptr<const yaml::Document>> map_option(const Context& context, Diagnostics& findings) {
  const Input& input = context.inputs.find("--map")->second;
  if (auto document = yaml::Document::parse(input.path, input.bytes, findings)) return document;
  return unusable_map(context, findings, "'matchdesk help import' describes maps; nothing was changed");
}

Result<text::CsvTable> table_option(const Context& context, const yaml::Document& map) {
  const Input& file = context.inputs.find("FILE")->second;
  const text::CsvLayout layout = read_layout(map);
  auto table = text::parse_csv(file.bytes, file.path);
  const bool is_rejects = table && columns_of_rejects(table->headers) > 0;  // our own file, with one header
  if (is_rejects || (layout.header_row == 0 && layout.skip_rows.empty())) return table;
  return text::parse_csv(file.bytes, file.path, layout);
}

// Returns the number of a row that names all columns of the map; 0 where none of the first rows does.
int row_of_headers(const Context& context, const yaml::Document& map, const text::CsvTable& table, const ImportAs& as) {
  constexpr std::size_t looked_at = 5;
  const Input& file = context.inputs.find("FILE")->second;
  for (std::size_t at = 0; at < std::min(table.rows.size(), looked_at); ++at) {
    Diagnostics findings;
    const auto below = text::parse_csv(file.bytes, file.path, {table.rows[at].number, {}});
    if (below && read_mapping(map, below->headers, context.program.policy, as, findings)) return table.rows[at].number;
  }
  return 0;
}

Result<Mapping> mapping_option(const Context& context, const yaml::Document& map, const text::CsvTable& table,
                               const ImportAs& as, Diagnostics& findings) {
  if (auto mapping = read_mapping(map, table.headers, context.program.policy, as, findings)) return std::move(*mapping);
  const int header_row = row_of_headers(context, map, table, as);
  return unusable_map(context, findings,
                      header_row == 0 ? "'matchdesk help import' describes maps; nothing was changed"
                                      : fmt::format("row {} of the file names the columns: write 'header_row: {}' in "
                                                    "the map; nothing was changed",
                                                    header_row, header_row));
}

std::string counted(std::size_t number, std::string_view noun) {
  return text::count(static_cast<std::int64_t>(number), noun);
}

struct Counts {
  std::size_t participants = 0, requests = 0, known = 0, rejected = 0;
};

Counts count_rows(const ImportPlan& plan) {
  Counts counts{plan.participants.size(), plan.requests.size(), 0, 0};
  for (const RowOutcome& row : plan.rows) {
    if (row.result == RowOutcome::Result::known) ++counts.known;
    if (row.result == RowOutcome::Result::rejected) ++counts.rejected;
  }
  return counts;
}

// "38 clients and 31 requests added, 2 rows already known, 3 rejected (rejects/clients.csv)"
std::string summary(const Context& context, const Counts& counts, const ImportAs& as, const std::string& rejects) {
  std::vector<std::string> added;
  if (as.role != nullptr) added.push_back(counted(counts.participants, as.role->name));
  if (as.role == nullptr || counts.requests > 0) {
    const std::string noun = term(context.program.policy, "request"),
                      nouns = term_plural(context.program.policy, "request");
    added.push_back(fmt::format("{} {}", counts.requests, counts.requests == 1 ? noun : nouns));
  }
  std::string out = text::enumerate(added) + " added";
  if (counts.known > 0) out += fmt::format(", {} already known", counted(counts.known, "row"));
  if (counts.rejected > 0) out += fmt::format(", {} rejected ({})", counts.rejected, rejects);
  return out;
}

const Columns<RowOutcome>& row_columns() {
  static const Columns<RowOutcome> columns = {
      {"line", "line", Cell::number, &RowOutcome::line},
      {"result", "result",
       [](auto& row) {
         constexpr std::array<const char*, 3> results{"added", "known", "rejected"};
         return results.at(static_cast<std::size_t>(row.result));
       }},
      {"participant", "participant", [](auto& row) { return or_null(row.participant); }},
      {"request", "request", [](auto& row) { return or_null(row.request); }},
      {"known_by", [](auto& row) { return or_null(row.known_by); }},
      {"missing", "missing", &RowOutcome::missing},
      {"differs", &RowOutcome::differs},
      {"unlike", &RowOutcome::unlike},
      {"remarks", &RowOutcome::remarks},
      {"rules", &RowOutcome::rules},
      {"reason", "reason", [](auto& row) { return or_null(row.reason); }}};
  return columns;
}

// Adds the first few of many lines, and says how many more there are.
void tell(std::vector<std::string>& notes, const std::vector<std::string>& lines, std::string_view more) {
  for (std::size_t at = 0; at < std::min(lines.size(), most_told); ++at) notes.push_back(lines[at]);
  if (lines.size() > most_told) notes.push_back(fmt::format("… and {} more: {}", lines.size() - most_told, more));
}

std::vector<std::string> notes_of(const ImportPlan& plan) {
  std::vector<std::string> rejected, missing, unlike;
  for (const RowOutcome& row : plan.rows) {
    if (!row.reason.empty()) rejected.push_back(fmt::format("line {}: rejected: {}", row.line, row.reason));
    if (!row.missing.empty())
      missing.push_back(fmt::format("{}: missing {}", row.participant, text::join(row.missing, ", ")));
    if (!row.unlike.empty())
      unlike.push_back(fmt::format("line {}: {} is taken in as somebody else than {}", row.line, row.participant,
                                   text::enumerate(row.unlike)));
  }
  std::vector<std::string> notes;
  tell(notes, rejected, "see the rejects file");
  tell(notes, unlike, "--format json lists them all");
  tell(notes, missing, "--format json lists them all");
  return notes;
}

Diagnostics warnings_of(const ImportPlan& plan, const text::CsvTable& table, const Mapping& mapping,
                        const Context& context) {
  Diagnostics warnings;
  const auto warn = [&](std::string code, const std::string& option, int line, std::string message, std::string hint) {
    Diagnostic warning;
    warning.severity = Severity::warning;
    warning.code = std::move(code);
    warning.file = context.inputs.find(option)->second.path;
    warning.position.line = line;
    warning.message = std::move(message);
    warning.hint = std::move(hint);
    warnings.push_back(std::move(warning));
  };
  if (!mapping.unmapped.empty())
    warn("unmapped-columns", "FILE", 1,
         fmt::format("the map does not speak of {}: {}",
                     text::count(static_cast<std::int64_t>(mapping.unmapped.size()), "column"),
                     text::enumerate(mapping.unmapped)),
         "give them a field under columns:, or name them under ignore:");
  if (!table.odd_lines.empty()) {
    std::vector<std::string> lines;
    for (const int line : table.odd_lines) {
      if (lines.size() < most_told) lines.push_back(std::to_string(line));
    }
    if (table.odd_lines.size() > most_told) lines.push_back(fmt::format("{} more", table.odd_lines.size() - most_told));
    warn("mixed-encoding", "FILE", table.odd_lines.front(),
         fmt::format(fmt::runtime(lines.size() == 1 ? "line {} has {}" : "lines {} have {}"), text::enumerate(lines),
                     "bytes that are not UTF-8, unlike the rest of the file; they are read as windows-1252"),
         "compare the letters with accents there");
  }
  std::size_t differing = 0;
  for (const RowOutcome& row : plan.rows) {
    if (row.differs.empty() || ++differing > most_told) continue;
    warn("differs", "FILE", row.line,
         fmt::format("{} is known, and the row says otherwise about {}; the record stays as it is", row.participant,
                     text::enumerate(row.differs)),
         "");
  }
  if (differing > most_told)
    warn("differs", "FILE", 0, fmt::format("{} more rows say otherwise than records", differing - most_told),
         "--format json lists them all");
  for (const CountedRemark& counted_remark : plan.remarks)
    warn(counted_remark.remark.code, "FILE", counted_remark.first_line,
         counted_remark.rows == 1 ? counted_remark.remark.message
                                  : fmt::format("{} ({} rows)", counted_remark.remark.message, counted_remark.rows),
         counted_remark.remark.hint);
  return warnings;
}

Result<Outcome> decide(const Context& context) {
  TRY(auto as, as_option(context));
  TRY(auto rejects, rejects_path(context, as));
  Diagnostics findings;
  TRY(const auto map, map_option(context, findings));
  TRY(auto table, table_option(context, *map));
  TRY(auto mapping, mapping_option(context, *map, table, as, findings));
  ImportPlan plan =
      plan_import(context.program, mapping, as, table, context.now, context.by,
                  context.arguments.has("--even-if-known") ? IfMayBeKnown::take_in : IfMayBeKnown::reject);

  Outcome outcome;
  const Counts counts = count_rows(plan);
  outcome.view = view_of("intake-import/1", row_columns(), plan.rows);
  outcome.view.prose = summary(context, counts, as, rejects);
  outcome.view.beside.set("rejects", counts.rejected == 0 ? Value() : Value(rejects));
  outcome.notes = notes_of(plan);
  outcome.warnings = warnings_of(plan, table, mapping, context);
  outcome.has_findings = counts.rejected > 0;
  if (std::string csv = rejects_csv(table, plan); !csv.empty())
    outcome.changes().push_back(WriteFile{rejects, std::move(csv)});
  for (Participant& participant : plan.participants)
    outcome.changes().push_back(CreateParticipant{std::move(participant)});
  for (Request& request : plan.requests) outcome.changes().push_back(CreateRequest{std::move(request)});
  return outcome;
}

}  // namespace

Command intake_import_command() {
  using Takes = Option::Takes;
  return {.name = "intake import",
          .about = "take in the rows of a web form's export or a spreadsheet",
          .options = {{"FILE", "a CSV file; '-' is standard input", "", Takes::value, true, Completes::file},
                      {"--as", "what the rows are: a role of the program, or request", "ROLE", Takes::value, true,
                       Completes::role},
                      {"--map", "which column is which field: see 'matchdesk help import'", "MAP.yaml", Takes::value,
                       true, Completes::file},
                      {"--rejects",
                       "where rows that cannot be taken are kept; without it rejects/FILE.csv in the program's "
                       "directory, or in restricted/",
                       "FILE"},
                      {"--even-if-known", "take in rows of people who may be known already as somebody else", "",
                       Takes::flag}},
          .access = Access::writes,
          .decide = decide};
}

}  // namespace matchdesk
