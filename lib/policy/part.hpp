#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/value.hpp"
#include "yaml/tree.hpp"

namespace matchdesk {

// A value of the policy that knows where it was written, so that what is found in it later can be shown there. Cheap to
// copy; the root value, the documents and the findings outlive it.
class Part {
 public:
  // `documents` are searched in their order: an overlay before the program it is laid over.
  Part(const Value& root, std::span<const yaml::Document* const> documents, Diagnostics& findings)
      : value_(&root), documents_(documents), findings_(&findings) {}

  const Value& value() const { return *value_; }
  bool is_set() const { return !value_->is_null(); }
  const std::string& name() const { return path_.back(); }  // of a member: its key

  // A member of a map; an unset part where there is none.
  Part at(std::string_view key) const;
  std::vector<Part> members() const;
  // Of a list; a single value counts as a list of one.
  std::vector<Part> items() const;

  const std::string& text() const { return value_->text(); }
  std::string text_or(std::string_view fallback) const;
  bool yes_or(bool fallback) const { return is_set() ? value_->boolean() : fallback; }
  int integer_or(int fallback) const { return is_set() ? static_cast<int>(value_->integer()) : fallback; }
  std::optional<int> integer() const;
  std::vector<std::string> texts() const { return value_->texts(); }

  // Findings at the value, or at its key; where it was not written, at the nearest thing around it.
  void error(std::string code, std::string message, std::string hint = {}) const;
  void error_at_key(std::string code, std::string message, std::string hint = {}) const;
  void warn(std::string code, std::string message, std::string hint = {}) const;

  // "unknown level 'distrct'", code "unknown-level", with the nearest known one or all of them as the hint.
  void unknown(std::string_view what, const std::string& typed, std::span<const std::string> known,
               Severity severity = Severity::error) const;
  void unknown_key(std::string_view what, std::span<const std::string> known) const;

 private:
  Part step(std::string name, const Value& value) const;
  yaml::Node place() const;

  const Value* value_;
  std::span<const yaml::Document* const> documents_;
  Diagnostics* findings_;
  std::vector<std::string> path_;
};

bool is_known(std::span<const std::string> known, std::string_view name);

}  // namespace matchdesk
