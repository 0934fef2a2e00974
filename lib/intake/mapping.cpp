#include "intake/mapping.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "intake/written.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace matchdesk {

namespace {

constexpr std::string_view passed_prefix = "passed.";

std::vector<std::string> texts_in(const yaml::Node& node) {
  std::vector<std::string> texts;
  if (node.is_list()) {
    for (const yaml::Node& item : node.children()) texts.emplace_back(item.text());
  } else if (!node.is_absent() && !(node.style() == yaml::Style::plain && node.text() == "null")) {
    texts.emplace_back(node.text());
  }
  return texts;
}

// The headers of the file, and which of them the map mentions.
class Headers {
 public:
  explicit Headers(const std::vector<std::string>& names) : names_(names) {}

  // The column of a header, which is mentioned then.
  std::optional<std::size_t> find(std::string_view name) {
    const auto found = look_up(name);
    if (found) mentioned_.insert(*found);
    return found;
  }

  std::optional<std::size_t> look_up(std::string_view name) const {
    auto found = find_if([&](const std::string& each) { return each == name; });
    if (!found) found = find_if([&](const std::string& each) { return text::fold(each) == text::fold(name); });
    return found;
  }

  std::vector<std::string> unmentioned() const {
    std::vector<std::string> names;
    for (std::size_t at = columns_of_rejects(names_); at < names_.size(); ++at) {
      if (!mentioned_.contains(at) && !names_[at].empty()) names.push_back(names_[at]);
    }
    return names;
  }

  const std::vector<std::string>& names() const { return names_; }

 private:
  template <class IsMeant>
  std::optional<std::size_t> find_if(IsMeant is_meant) const {
    const auto found = std::ranges::find_if(names_, is_meant);
    if (found == names_.end() || std::ranges::count_if(names_, is_meant) != 1) return std::nullopt;
    return static_cast<std::size_t>(found - names_.begin());
  }

  const std::vector<std::string>& names_;
  std::set<std::size_t> mentioned_;
};

// Which fields a part of the map may fill.
struct Fillable {
  enum class Of { participant, row_request, request } of = Of::participant;
  const Policy& policy;
  const Role* role = nullptr;

  std::vector<std::string> names() const {
    std::vector<std::string> names = of == Of::participant ? participant_targets(policy) : request_targets(policy);
    if (of == Of::participant) {
      names.insert(names.end(), {"name", "applied"});
      for (const std::string& gate : role->gates) names.push_back(std::string(passed_prefix) + gate);
      return names;
    }
    names.emplace_back("to");
    if (of == Of::row_request) std::erase(names, "seeker");
    return names;
  }
};

class MappingReader {
 public:
  MappingReader(Headers& headers, Diagnostics& findings) : headers_(headers), findings_(findings) {}

  RecordMapping read(const yaml::Node& node, const Fillable& fillable) {
    RecordMapping mapping;
    const std::vector<std::string> names = fillable.names();
    for_members(node, "columns", [&](const yaml::Node& member) { read_column(member, names, mapping); });
    for_members(node, "templates", [&](const yaml::Node& member) { read_template(member, names, mapping); });
    for_members(node, "constants", [&](const yaml::Node& member) {
      if (FieldSource* source = source_at_key(member, names, mapping)) source->constants = texts_in(member);
    });
    for_members(node, "defaults", [&](const yaml::Node& member) {
      if (FieldSource* source = source_at_key(member, names, mapping)) source->defaults = texts_in(member);
    });
    for_members(node, "values", [&](const yaml::Node& member) { read_values(member, names, mapping); });
    return mapping;
  }

 private:
  template <class Visit>
  static void for_members(const yaml::Node& node, std::string_view key, Visit visit) {
    const auto members = node.find(key);
    if (!members || !members->is_map()) return;
    for (const yaml::Node& member : members->children()) visit(member);
  }

  template <class Finding>
  bool is_known(std::string_view field, const std::vector<std::string>& names, Finding finding) {
    if (std::ranges::find(names, field) != names.end()) return true;
    findings_.push_back(
        finding(Severity::error, std::string("unknown-field"), fmt::format("there is no field '{}' to fill", field),
                text::did_you_mean(field, names, "'matchdesk help import' says which fields there are")));
    return false;
  }

  // What texts mean, of a field or of a column.
  void read_values(const yaml::Node& member, std::vector<std::string> names, RecordMapping& mapping) {
    ValueTable table;
    for (const yaml::Node& value : member.children()) table[text::fold(value.key())] = texts_in(value);
    if (std::ranges::find(names, member.key()) != names.end()) {
      mapping.values[std::string(member.key())] = std::move(table);
    } else if (const auto column = headers_.look_up(member.key())) {
      for (FieldSource& source : mapping.sources) source.values_of_columns[*column] = table;
    } else {
      names.insert(names.end(), headers_.names().begin(), headers_.names().end());
      findings_.push_back(member.finding_at_key(
          Severity::error, "unknown-field", fmt::format("'{}' is neither a field to fill nor a column", member.key()),
          text::did_you_mean(member.key(), names, "values stand under a field or a header")));
    }
  }

  static FieldSource& source_of(RecordMapping& mapping, std::string_view field) {
    const auto found = std::ranges::find(mapping.sources, field, &FieldSource::field);
    if (found != mapping.sources.end()) return *found;
    mapping.sources.push_back({std::string(field), {}, {}, {}, {}});
    return mapping.sources.back();
  }

  FieldSource* source_at_key(const yaml::Node& member, const std::vector<std::string>& names, RecordMapping& mapping) {
    const bool known =
        is_known(member.key(), names, [&](const auto&... parts) { return member.finding_at_key(parts...); });
    return known ? &source_of(mapping, member.key()) : nullptr;
  }

  Diagnostic no_column(Diagnostic finding, std::string_view name) const {
    finding.message = fmt::format("the file has no column '{}'", name);
    finding.hint = text::did_you_mean(name, headers_.names(), "its columns are " + text::enumerate(headers_.names()));
    return finding;
  }

  void read_column(const yaml::Node& member, const std::vector<std::string>& names, RecordMapping& mapping) {
    const auto column = headers_.find(member.key());
    if (!column)
      findings_.push_back(no_column(member.finding_at_key(Severity::error, "unknown-column", ""), member.key()));
    const std::vector<yaml::Node> fields = member.is_list() ? member.children() : std::vector<yaml::Node>{member};
    for (const yaml::Node& field : fields) {
      const bool known = is_known(field.text(), names, [&](const auto&... parts) { return field.finding(parts...); });
      if (known && column) source_of(mapping, field.text()).texts.push_back({*column});
    }
  }

  void read_template(const yaml::Node& member, const std::vector<std::string>& names, RecordMapping& mapping) {
    FieldSource* source = source_at_key(member, names, mapping);
    SourceText pieces;
    for (std::string_view rest = member.text(); !rest.empty();) {
      const std::size_t open = rest.find('{');
      if (open != 0) pieces.emplace_back(std::string(rest.substr(0, open)));
      if (open == std::string_view::npos) break;
      const std::size_t close = rest.find('}', open);
      if (close == std::string_view::npos) {
        findings_.push_back(member.finding(Severity::error, "unclosed-brace", "a header in braces has no closing brace",
                                           "write it as {First Name}"));
        return;
      }
      const std::string_view name = rest.substr(open + 1, close - open - 1);
      if (const auto column = headers_.find(name)) {
        pieces.emplace_back(*column);
      } else {
        findings_.push_back(no_column(member.finding(Severity::error, "unknown-column", ""), name));
      }
      rest.remove_prefix(close + 1);
    }
    if (source != nullptr) source->texts.push_back(std::move(pieces));
  }

  Headers& headers_;
  Diagnostics& findings_;
};

bool has_source(const RecordMapping& mapping, std::string_view field) {
  return std::ranges::find(mapping.sources, field, &FieldSource::field) != mapping.sources.end();
}

void read_dates(const yaml::Node& root, Mapping& mapping, Diagnostics& findings) {
  text::MonthNames months;
  if (const auto language = root.find("language")) {
    if (auto names = text::month_names_in(language->text())) {
      months = *std::move(names);
    } else {
      findings.push_back(language->finding(Severity::error, "unknown-language",
                                           fmt::format("the months' names in '{}' are not known", language->text()),
                                           "write a language's code: de, es, pt-BR"));
    }
  }
  const auto dates = root.find("dates");
  if (!dates) return;
  const std::vector<yaml::Node> nodes = dates->is_list() ? dates->children() : std::vector<yaml::Node>{*dates};
  for (const yaml::Node& node : nodes) {
    auto pattern = parse_date_pattern(node.text(), months);
    if (pattern) {
      mapping.dates.push_back(std::move(*pattern));
    } else {
      const Error& error = pattern.error();
      findings.push_back(node.finding(Severity::error, error.code, error.message, error.hint));
    }
  }
}

void read_separators(const yaml::Node& root, Mapping& mapping) {
  mapping.separators = usual_separators();
  const auto separators = root.find("separators");
  if (!separators) return;
  if (separators->is_list()) {
    mapping.separators = texts_in(*separators);
    return;
  }
  for (const yaml::Node& member : separators->children()) {
    mapping.separators_of[std::string(member.key())] = texts_in(member);
  }
}

// A request needs its time and its seeker, so that importing a row again finds the request that it made before.
void require(const yaml::Node& node, const RecordMapping& mapping, std::string_view field, Diagnostics& findings) {
  if (has_source(mapping, field)) return;
  const std::string message =
      field == "submitted" ? "nothing says when a request was submitted" : "nothing says who asks";
  findings.push_back(node.finding(Severity::error, "missing-source", message,
                                  fmt::format("name the column under columns: as {}", field)));
}

yaml::ShapePointer one_or_several() {
  return yaml::either_of({yaml::of(yaml::Type::line), yaml::list_of(yaml::of(yaml::Type::line))});
}

yaml::ShapePointer one_is_list(const yaml::ShapePointer& list) {
  auto shape = std::make_shared<yaml::Shape>(*list);
  shape->single_is_list = true;
  return shape;
}

// What the file says of participants, and under `request` of requests.
std::vector<yaml::Key> record_keys() {
  const yaml::ShapePointer words = yaml::nullable(one_or_several());
  return {
      {"columns", yaml::table_of(one_or_several()), false, "Headers, and the field or fields each is for"},
      {"templates", yaml::table_of(yaml::of(yaml::Type::text)), false,
       "Fields, and a text with headers in braces for each: {First} {Last}"},
      {"constants", yaml::table_of(one_or_several()), false, "Fields, and what every row says for each"},
      {"defaults", yaml::table_of(one_or_several()), false, "Fields, and what a row says that says nothing else"},
      {"values", yaml::table_of(yaml::table_of(words)), false, "Fields, and for each what a text in the file means"},
  };
}

yaml::ShapePointer mapping_shape() {
  const yaml::ShapePointer texts = one_is_list(yaml::list_of(yaml::of(yaml::Type::text)));
  const yaml::ShapePointer lines = one_is_list(yaml::list_of(yaml::of(yaml::Type::line)));
  const yaml::ShapePointer row = yaml::at_least(yaml::of(yaml::Type::integer), 1);
  std::vector<yaml::Key> keys = record_keys();
  keys.push_back({"separators", yaml::either_of({yaml::list_of(yaml::of(yaml::Type::text)), yaml::table_of(texts)}),
                  false, "What stands between the items of a list; for all lists, or by field"});
  keys.push_back({"dates", lines, false, "How dates are written: MM/DD/YYYY"});
  keys.push_back({"language", yaml::of(yaml::Type::line), false, "The language of the months' names: de"});
  keys.push_back({"via", yaml::of(yaml::Type::line), false, "How the rows came; absent is import"});
  keys.push_back({"header_row", row, false, "The number of the row that names the columns"});
  keys.push_back({"skip_rows", one_is_list(yaml::list_of(row)), false, "The numbers of rows to leave out"});
  keys.push_back({"ignore", lines, false, "Headers that are left out on purpose"});
  keys.push_back({"request", yaml::map_of(record_keys()), false, "The request that each row also makes"});
  return yaml::map_of(std::move(keys));
}

}  // namespace

text::CsvLayout read_layout(const yaml::Document& document) {
  const auto numbers = [&](std::string_view key) {
    std::vector<int> rows;
    const auto node = document.root().find(key);
    for (const std::string& text : node ? texts_in(*node) : std::vector<std::string>()) {
      if (const auto number = text::parse_integer(text)) rows.push_back(static_cast<int>(*number));
    }
    return rows;
  };
  const std::vector<int> header = numbers("header_row");
  return {header.empty() ? 0 : header.front(), numbers("skip_rows")};
}

std::optional<Mapping> read_mapping(const yaml::Document& document, const std::vector<std::string>& headers,
                                    const Policy& policy, const ImportAs& as, Diagnostics& findings) {
  const std::size_t before = findings.size();
  const yaml::Node root = document.root();
  if (!yaml::check(root, *mapping_shape(), findings)) return std::nullopt;
  Mapping mapping;
  Headers known(headers);
  MappingReader reader(known, findings);
  using Of = Fillable::Of;
  const auto request = root.find("request");
  if (as.role != nullptr) {
    mapping.participant = reader.read(root, {Of::participant, policy, as.role});
    if (request) {
      mapping.request = reader.read(*request, {Of::row_request, policy, nullptr});
      require(*request, *mapping.request, "submitted", findings);
    }
  } else {
    mapping.request = reader.read(root, {Of::request, policy, nullptr});
    require(root, *mapping.request, "submitted", findings);
    require(root, *mapping.request, "seeker", findings);
    if (request) {
      findings.push_back(request->finding_at_key(Severity::error, "request-in-request", "the rows are requests already",
                                                 "import them as a role to have both"));
    }
  }
  read_dates(root, mapping, findings);
  read_separators(root, mapping);
  if (const auto via = root.find("via")) mapping.via = via->text();
  if (const auto ignore = root.find("ignore")) {
    for (const std::string& name : texts_in(*ignore)) (void)known.find(name);
  }
  mapping.columns = headers.size();
  mapping.unmapped = known.unmentioned();
  const bool is_wrong = std::any_of(findings.begin() + static_cast<std::ptrdiff_t>(before), findings.end(),
                                    [](const Diagnostic& each) { return each.severity == Severity::error; });
  return is_wrong ? std::nullopt : std::optional(std::move(mapping));
}

std::size_t columns_of_rejects(const std::vector<std::string>& headers) {
  if (headers.size() < 3 || headers[0] != "line" || headers[1] != "reason") return 0;
  return headers[2] == "rule" ? 3 : 2;
}

std::vector<std::size_t> columns_of(const FieldSource& source) {
  std::vector<std::size_t> columns;
  for (const SourceText& text : source.texts) {
    for (const auto& piece : text) {
      if (const auto* column = std::get_if<std::size_t>(&piece)) columns.push_back(*column);
    }
  }
  return columns;
}

namespace {

// The values that a column of its own values means by a cell; null for other columns and texts.
const std::vector<std::string>* own_values(const FieldSource& source, const SourceText& text,
                                           const std::vector<std::string>& row) {
  static const std::vector<std::string> nothing;
  const auto* column = text.size() == 1 ? std::get_if<std::size_t>(&text.front()) : nullptr;
  if (column == nullptr) return nullptr;
  const auto table = source.values_of_columns.find(*column);
  if (table == source.values_of_columns.end()) return nullptr;
  const auto meant = table->second.find(text::fold(row[*column]));
  if (meant != table->second.end()) return &meant->second;
  return read_yes_no(text::trim(row[*column])) == false ? &nothing : nullptr;
}

}  // namespace

std::vector<std::string> texts_of(const FieldSource& source, const std::vector<std::string>& row) {
  std::vector<std::string> texts;
  bool said = false;
  for (const SourceText& text : source.texts) {
    if (const auto* values = own_values(source, text, row)) {
      said = said || !values->empty();
      texts.insert(texts.end(), values->begin(), values->end());
      continue;
    }
    std::string whole;
    bool any = false;
    for (const auto& piece : text) {
      if (const auto* column = std::get_if<std::size_t>(&piece)) {
        any = any || !text::trim(row[*column]).empty();
        whole += row[*column];
      } else {
        whole += std::get<std::string>(piece);
      }
    }
    if (!any) continue;
    said = true;
    texts.push_back(std::move(whole));
  }
  texts.insert(texts.end(), source.constants.begin(), source.constants.end());
  if (!said && source.constants.empty()) return source.defaults;
  return texts;
}

}  // namespace matchdesk
