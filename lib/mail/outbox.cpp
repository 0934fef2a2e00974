#include "mail/outbox.hpp"

#include <algorithm>
#include <filesystem>
#include <tuple>

#include <fmt/format.h>

#include "mail/hours.hpp"
#include "mail/overtaken.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

std::string id_of(const MailFile& file) { return std::filesystem::path(file.path).stem().string(); }

}  // namespace

std::vector<OutboxItem> read_outbox(const std::vector<MailFile>& files, const Program& program, Instant now,
                                    Diagnostics& findings) {
  using Order = std::tuple<Instant, std::string, std::size_t, std::string>;
  std::vector<std::pair<Order, OutboxItem>> items;
  for (const MailFile& file : files) {
    auto message = read_message(file.bytes);
    if (!message) {
      findings.push_back({.code = "no-mail",
                          .file = file.path,
                          .message = "this is no e-mail",
                          .hint = "look at it, then remove it or put it elsewhere"});
      continue;
    }
    OutboxItem item{id_of(file), file, std::move(*message)};
    LetterState state = state_of(program, item.message, now);
    if (file.state == MailFile::State::draft) {
      item.overtaken = std::move(state.overtaken);
      if (const auto until = waits_until(program, item.message, now))
        item.waits_until = program.policy.calendar.zone.stamp(*until);
    }
    if (file.state == MailFile::State::withdrawn) item.overtaken = item.message.withdrawn;
    Order order{item.message.date.instant, item.message.about.record, state.event.value_or(0), item.id};
    items.emplace_back(std::move(order), std::move(item));
  }
  std::ranges::sort(items, {}, &std::pair<Order, OutboxItem>::first);
  std::vector<OutboxItem> sorted;
  for (auto& [order, item] : items) sorted.push_back(std::move(item));
  return sorted;
}

std::vector<OutboxItem> withdrawals(const Program& program, const std::set<std::string, std::less<>>& ids,
                                    const std::set<std::string>& addresses, const std::vector<MailFile>& outbox,
                                    Instant now) {
  const bool by_hand = program.policy.mail_command.empty();
  std::vector<OutboxItem> all;
  for (const MailFile& file : outbox) {
    const auto is_to = [&](const std::string& address) { return file.bytes.find(address) != std::string::npos; };
    if (!ids.contains(record_in(file.bytes)) && std::ranges::none_of(addresses, is_to)) continue;
    auto message = read_message(file.bytes);
    if (!message) continue;
    LetterState state = state_of(program, *message, now);
    if (state.overtaken.empty() || (by_hand && state.was_declined)) continue;
    all.push_back(
        {.id = id_of(file), .file = file, .message = std::move(*message), .overtaken = std::move(state.overtaken)});
  }
  return all;
}

ChangeSet withdrawal_of(const OutboxItem& item) {
  const MailFile& file = item.file;
  return {RemoveFile{file.path},
          WriteFile{path_in(file.path, MailFile::State::withdrawn), with_reason(file.bytes, item.overtaken)}};
}

Result<const OutboxItem*> find_mail(const std::vector<OutboxItem>& items, std::string_view typed) {
  std::vector<const OutboxItem*> meant;
  const auto is_withdrawn = [](const OutboxItem* item) { return item->file.state == MailFile::State::withdrawn; };
  for (const OutboxItem& item : items) {
    if (item.id == typed) return &item;
    if (item.id.find(typed) != std::string::npos) meant.push_back(&item);
  }
  if (!std::ranges::all_of(meant, is_withdrawn)) std::erase_if(meant, is_withdrawn);
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
