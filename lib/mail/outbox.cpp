#include "mail/outbox.hpp"

#include <algorithm>
#include <filesystem>
#include <tuple>

#include <fmt/format.h>

#include "text/words.hpp"

namespace matchdesk {
namespace {

template <class Record>
bool stands(const Record& record, const About& about) {
  return std::ranges::any_of(record.story.events, [&](const auto& told) {
    return to_text(told.kind) == about.event && to_text(record.history[told.place].at) == about.at;
  });
}

// A record that is not among those at hand is no reason: it may be restricted, or its file may not be readable.
std::string why_taken_back(const About& about, const Records& records) {
  const Request* request = about.subject == "request" ? records.request(about.record) : nullptr;
  const Participant* participant = about.subject == "participant" ? records.participant(about.record) : nullptr;
  const bool gone = (request && !stands(*request, about)) || (participant && !stands(*participant, about));
  return gone ? fmt::format("'{}' of {} was taken back", about.event, about.record) : std::string();
}

}  // namespace

std::vector<OutboxItem> read_outbox(const std::vector<MailFile>& files, const Program& program, Diagnostics& findings) {
  std::vector<OutboxItem> items;
  for (const MailFile& file : files) {
    auto message = read_message(file.bytes);
    if (!message) {
      findings.push_back({.code = "no-mail",
                          .file = file.path,
                          .message = "this is no e-mail",
                          .hint = "look at it, then remove it or put it elsewhere"});
      continue;
    }
    std::string taken_back = why_taken_back(message->about, program.records);
    items.push_back(
        {std::filesystem::path(file.path).stem().string(), file, std::move(*message), std::move(taken_back)});
  }
  std::ranges::sort(items, {}, [](const OutboxItem& item) { return std::tie(item.message.date.instant, item.id); });
  return items;
}

Result<const OutboxItem*> find_mail(const std::vector<OutboxItem>& items, std::string_view typed) {
  std::vector<const OutboxItem*> meant;
  for (const OutboxItem& item : items) {
    if (item.id == typed) return &item;
    if (item.id.find(typed) != std::string::npos) meant.push_back(&item);
  }
  if (meant.size() == 1) return meant.front();
  std::vector<std::string> ids;
  if (!meant.empty()) {
    for (const OutboxItem* item : meant) ids.push_back(item->id);
    return fail(Failure::usage, "ambiguous-mail", fmt::format("'{}' could be {}", typed, text::enumerate(ids, "or")),
                "type more of it");
  }
  for (const OutboxItem& item : items) ids.push_back(item.id);
  return fail(Failure::usage, "unknown-mail", fmt::format("there is no e-mail '{}'", typed),
              text::did_you_mean(typed, ids, "'matchdesk mail list' shows them"));
}

}  // namespace matchdesk
