#include "yaml/read.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "yaml/bytes.hpp"

namespace matchdesk::yaml {

DocumentBuilder::DocumentBuilder(std::string file, std::string bytes) : document_(new Document) {
  document_->file_ = std::move(file);
  document_->bytes_ = std::move(bytes);
  document_->entries_.reserve(32 + document_->bytes_.size() / 16);
}

void DocumentBuilder::clear() {
  document_->entries_.clear();
  document_->texts_.clear();
  open_.clear();
  key_span_ = {};
  key_ = {};
}

Document::Entry& DocumentBuilder::add() {
  auto& entries = document_->entries_;
  const auto index = static_cast<std::uint32_t>(entries.size());
  if (!open_.empty()) {
    Open& parent = open_.back();
    (parent.last_child == Document::nothing ? entries[parent.index].first_child
                                            : entries[parent.last_child].next_sibling) = index;
    parent.last_child = index;
    ++entries[parent.index].child_count;
  }
  Document::Entry& entry = entries.emplace_back();
  entry.key_span = key_span_;
  entry.key = key_;
  key_span_ = {};
  key_ = {};
  return entry;
}

void DocumentBuilder::key(Span span, std::string_view text) {
  key_span_ = span;
  key_ = text;
}

void DocumentBuilder::scalar(Style style, Span span, std::string_view text) {
  Document::Entry& entry = add();
  entry.style = style;
  entry.span = span;
  entry.text = text;
}

void DocumentBuilder::open(Kind kind, Style style, std::uint32_t begin) {
  Document::Entry& entry = add();
  entry.kind = kind;
  entry.style = style;
  entry.span = {begin, begin};
  open_.push_back({static_cast<std::uint32_t>(document_->entries_.size() - 1), Document::nothing});
}

void DocumentBuilder::close(std::uint32_t end) {
  document_->entries_[open_.back().index].span.end = end;
  open_.pop_back();
}

std::string_view DocumentBuilder::keep(std::string text) {
  return *document_->texts_.emplace_back(std::make_unique<std::string>(std::move(text)));
}

bool DocumentBuilder::keys_are_unique(Diagnostics& findings) const {
  const auto& entries = document_->entries_;
  std::vector<const Document::Entry*> members;
  bool unique = true;
  for (const Document::Entry& map : entries) {
    if (map.kind != Kind::map || map.child_count < 2) continue;
    members.clear();
    for (auto child = map.first_child; child != Document::nothing; child = entries[child].next_sibling) {
      members.push_back(&entries[child]);
    }
    std::sort(members.begin(), members.end(), [](const auto* left, const auto* right) {
      return left->key != right->key ? left->key < right->key : left->key_span.begin < right->key_span.begin;
    });
    const Document::Entry* first = members.front();
    for (std::size_t i = 1; i < members.size(); ++i) {
      if (members[i]->key != first->key) {
        first = members[i];
        continue;
      }
      unique = false;
      const int line = document_->position(first->key_span.begin).line;
      findings.push_back(document_->finding(
          Severity::error, "duplicate-key", members[i]->key_span,
          fmt::format("'{}' appears here a second time, after line {}", first->key, line), "keep one of the two"));
    }
  }
  return unique;
}

std::shared_ptr<const Document> DocumentBuilder::finish() { return std::move(document_); }

std::shared_ptr<const Document> Document::parse(std::string file, std::string bytes, Diagnostics& findings) {
  DocumentBuilder builder(std::move(file), std::move(bytes));
  if (!check_bytes(builder.document(), findings)) return nullptr;
  if (read_fast(builder)) return builder.finish();
  builder.clear();
  if (!read_events(builder, findings)) return nullptr;
  return builder.finish();
}

}  // namespace matchdesk::yaml
