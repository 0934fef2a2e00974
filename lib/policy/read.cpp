#include "policy/read.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "policy/sections.hpp"

namespace matchdesk {

namespace {

Keys open_keys() {
  return {key(
      "open", lines(),
      "What places may set differently in overlays/PLACE.yaml, beside their time zone, week, holidays and mail.hours: "
      "capacity, matching, rotation, declines, clocks, or one clock as clocks.NAME")};
}

void read_open(const Part& root, Policy&) {
  std::vector<std::string> known{"capacity", "matching", "rotation", "declines", "clocks"};
  for (const auto& clock : root.at("clocks").members()) known.push_back("clocks." + clock.name());
  root.at("open").check_items("section", known);
}

struct Section {
  Keys (*keys)();
  void (*read)(const Part& root, Policy& policy);
};

// In the order in which they are read: each may look at what those before it have read.
constexpr Section sections[]{
    {calendar_keys, read_calendar},     {words_keys, read_words},         {locations_keys, read_locations},
    {custom_keys, read_custom},         {audiences_keys, read_audiences}, {roles_keys, read_roles},
    {vocabulary_keys, read_vocabulary}, {requests_keys, read_requests},   {matching_keys, read_matching},
    {staff_keys, read_staff},           {clocks_keys, read_clocks},       {kinds_keys, read_kinds},
    {compliance_keys, read_compliance}, {office_keys, read_office},       {open_keys, read_open},
};

// In the order in which a person reads the file.
constexpr std::array<std::string_view, 29> key_order{
    "program",  "terms",     "week",         "holidays",    "locations", "roles",      "kinds",  "placement",
    "services", "audiences", "custom",       "unreachable", "messages",  "vocabulary", "routes", "matching",
    "rotation", "capacity",  "pauses",       "clocks",      "declines",  "compliance", "staff",  "coverage",
    "mail",     "periods",   "quiet_period", "git",         "open"};

Keys policy_keys() {
  Keys keys;
  for (const auto& section : sections) {
    for (auto& each : section.keys()) keys.push_back(std::move(each));
  }
  std::ranges::sort(keys, {}, [](const auto& each) { return std::ranges::find(key_order, each.name); });
  return keys;
}

Policy read_sections(const Part& root) {
  Policy policy;
  for (const auto& section : sections) section.read(root, policy);
  return policy;
}

// Returns the shape with no key required, except within the items of lists, which an overlay replaces as a whole.
yaml::ShapePointer without_required(const yaml::ShapePointer& shape) {
  auto partial = std::make_shared<yaml::Shape>(*shape);
  for (auto& each : partial->keys) {
    each.required = false;
    each.shape = without_required(each.shape);
  }
  if (partial->type == yaml::Type::table) partial->item = without_required(partial->item);
  for (auto& alternative : partial->alternatives) alternative = without_required(alternative);
  return partial;
}

// Merges the value of a key in an overlay into the program's: maps are merged, everything else is replaced.
Value laid_over(const Value& below, const Value& above) {
  if (!below.is_map() || !above.is_map()) return above;
  Value result = below;
  for (const auto& [name, value] : above.members()) {
    const auto* under = below.find(name);
    result.set(name, under ? laid_over(*under, value) : value);
  }
  return result;
}

// What a place may set without leave.
std::vector<std::string> always_open() { return {"timezone", "week", "holidays", "mail.hours"}; }

class OverlayRules {
 public:
  OverlayRules(const Value& program) : open_(program.at_path("open").texts()) {}

  void check(const Part& overlay) const {
    for (const auto& section : overlay.members()) {
      if (is_open(section.name())) continue;
      if (section.name() == "clocks") {
        check_clocks(section);
      } else if (section.name() == "program") {
        check_only(section, "timezone");
      } else if (section.name() == "mail") {
        check_only(section, "hours");
      } else {
        refuse(section, section.name());
      }
    }
  }

 private:
  bool is_open(std::string_view name) const { return is_known(always_open(), name) || is_known(open_, name); }

  void check_clocks(const Part& clocks) const {
    for (const auto& clock : clocks.members()) {
      const auto name = "clocks." + clock.name();
      if (!is_open(name)) refuse(clock, name);
    }
  }

  // Of a section of which one key alone is open.
  void check_only(const Part& section, std::string_view open) const {
    for (const auto& member : section.members()) {
      if (member.name() != open) refuse(member, fmt::format("{}.{}", section.name(), member.name()));
    }
  }

  void refuse(const Part& part, const std::string& name) const {
    std::vector<std::string> free = always_open();
    free.insert(free.end(), open_.begin(), open_.end());
    part.error_at_key("not-open", fmt::format("'{}' is not open to places", name),
                      fmt::format("an overlay may set {}; 'open:' in program.yaml decides", fmt::join(free, ", ")));
  }

  std::vector<std::string> open_;
};

bool is_among(const Diagnostics& findings, const Diagnostic& finding) {
  return std::ranges::any_of(findings, [&](const auto& each) {
    return each.file == finding.file && each.position == finding.position && each.code == finding.code;
  });
}

}  // namespace

yaml::ShapePointer policy_shape() {
  static const auto shape = yaml::map_of(policy_keys());
  return shape;
}

yaml::ShapePointer overlay_shape() {
  static const auto shape = [] {
    auto keys = policy_keys();
    keys.insert(keys.begin(), key("timezone", line(), "The place's time zone: America/Toronto"));
    return without_required(yaml::map_of(std::move(keys)));
  }();
  return shape;
}

std::optional<Policy> read_policy(const yaml::Document& document, Diagnostics& findings) {
  if (!yaml::check(document.root(), *policy_shape(), findings)) return std::nullopt;
  const auto value = yaml::to_value(document.root(), *policy_shape());
  const std::array documents{&document};
  Diagnostics found;
  auto policy = read_sections(Part(value, documents, found));
  const bool is_valid = !has_errors(found);
  findings.insert(findings.end(), found.begin(), found.end());
  if (!is_valid) return std::nullopt;
  return policy;
}

void read_overlay(Policy& policy, const yaml::Document& program, const yaml::Document& overlay, std::string_view place,
                  Diagnostics& findings) {
  if (!yaml::check(overlay.root(), *overlay_shape(), findings)) return;
  const auto below = yaml::to_value(program.root(), *policy_shape());
  const auto above = yaml::to_value(overlay.root(), *overlay_shape());
  const std::array only_overlay{&overlay};
  const std::array documents{&overlay, &program};

  Diagnostics found;
  const Part root(above, only_overlay, found);
  if (!policy.locations.nodes.contains(place)) {
    root.unknown("place", std::string(place), policy.locations.in_order);
  }
  OverlayRules(below).check(root);
  const auto both = laid_over(below, above);
  auto result = has_errors(found) ? policy : read_sections(Part(both, documents, found));

  Diagnostics known;
  const std::array only_program{&program};
  read_sections(Part(below, only_program, known));
  const bool is_valid = !has_errors(found);
  for (auto& finding : found) {
    if (!is_among(known, finding)) findings.push_back(std::move(finding));
  }
  if (is_valid) policy.overlays.insert_or_assign(std::string(place), std::move(result));
}

std::optional<Policy> read_policy_files(const PolicyFiles& files, Diagnostics& findings) {
  const auto file = files.find("program.yaml");
  if (file == files.end()) return std::nullopt;
  const auto program = yaml::Document::parse(file->first, file->second, findings);
  if (!program) return std::nullopt;
  auto policy = read_policy(*program, findings);
  for (const auto& [path, text] : files) {
    if (!policy || !path.starts_with("overlays/")) continue;
    const std::string place = std::filesystem::path(path).stem().string();
    if (const auto overlay = yaml::Document::parse(path, text, findings))
      read_overlay(*policy, *program, *overlay, place, findings);
    if (!policy->overlays.contains(place)) policy->broken_overlays.emplace(place, path);
  }
  return policy;
}

}  // namespace matchdesk
