// mail list, show, send, settle and discard: the outbox.

#include <algorithm>

#include <fmt/format.h>

#include "cmd/commands.hpp"
#include "cmd/mail.hpp"
#include "mail/outbox.hpp"
#include "mail/to_call.hpp"
#include "text/words.hpp"
#include "time/words.hpp"

namespace matchdesk {
namespace {

using State = MailFile::State;

// Returns the e-mails of the outbox as of now, without those that were written later.
std::vector<OutboxItem> outbox_of(const Context& context, Diagnostics& warnings) {
  auto items = read_outbox(context.outbox, context.program, context.now.instant, warnings);
  std::erase_if(items, [&](const OutboxItem& item) { return item.message.date > context.now; });
  return items;
}

std::string_view word_of(const OutboxItem& item) {
  if (item.file.state == State::sent) return "sent";
  if (item.file.state == State::sending) return "in doubt";
  if (item.file.state == State::withdrawn) return "withdrawn";
  return item.overtaken.empty() ? "draft" : "overtaken";
}

Value addresses(const std::vector<Mailbox>& mailboxes) {
  Value list = Value::list();
  for (const Mailbox& mailbox : mailboxes) list.push(mailbox.address);
  return list;
}

const Columns<OutboxItem>& mail_columns() {
  static const Columns<OutboxItem> columns = {
      {"id", "id", Cell::whole, &OutboxItem::id},
      {"state", "state", [](auto& item) { return word_of(item); }},
      {"written", [](auto& item) { return to_text(item.message.date); }},
      {"letter", [](auto& item) { return item.message.about.letter; }},
      {"names", "to", [](auto& item) { return shown(item.message.to); }},
      {"subject", "subject", [](auto& item) { return item.message.subject; }},
      {"record", "about", Cell::aside, [](auto& item) { return item.message.about.record; }},
      {"waits_until", [](auto& item) { return item.waits_until ? Value(to_text(*item.waits_until)) : Value(); }},
      {"why_not", "why not", [](auto& item) { return or_null(item.overtaken); }},
      {"event", [](auto& item) { return item.message.about.event; }},
      {"to", [](auto& item) { return addresses(item.message.to); }},
      {"copy", [](auto& item) { return addresses(item.message.copy); }},
      {"day", "since", Cell::aside, [](auto& item) { return to_text(local_date(item.message.date)); }},
      {"file", [](auto& item) { return item.file.path; }}};
  return columns;
}

// The outbox as it is shown, without items yet.
View mail_view(const std::string& schema) { return view_of(schema, mail_columns(), std::vector<OutboxItem>()); }

constexpr std::string_view by_hand =
    "send them with a mail program of your own, then run 'matchdesk mail settle ID --sent'";
constexpr std::string_view to_settle =
    "find out whether they arrived, then 'matchdesk mail settle ID --sent' or '--not-sent'";

// Says how many e-mails may or may not have gone out, which is a finding.
void note_doubt(const std::vector<OutboxItem>& items, Outcome& outcome) {
  const auto doubtful =
      std::ranges::count_if(items, [](const auto& item) { return item.file.state == State::sending; });
  if (doubtful == 0) return;
  outcome.notes.push_back(
      fmt::format("{} in doubt: sending was cut off; {}", text::count(doubtful, "e-mail"), to_settle));
  outcome.has_findings = true;
}

// When the first of these drafts may go out, in words.
std::string first_in_words(const Context& context, const std::vector<Instant>& waiting) {
  return short_time(context.program.policy.calendar.zone, std::ranges::min(waiting), context.now.instant);
}

// Whom no letter reaches: a list of its own.
Result<Outcome> list_calls(const Context& context) {
  static const Columns<ToCall> columns = {{"who", "who", Cell::whole, [](auto& call) { return call.person->id; }},
                                          {"name", "name", [](auto& call) { return display_name(*call.person); }},
                                          {"phone", "phone", [](auto& call) { return or_null(call.person->phone); }},
                                          {"letter", "letter", [](auto& call) { return call.letter; }},
                                          {"record", "about", Cell::whole, [](auto& call) { return call.record; }},
                                          {"day", "since", [](auto& call) { return to_text(local_date(call.since)); }},
                                          {"why", "why", [](auto& call) { return call.why; }}};
  Outcome outcome{.view = view_of("mail-to-call/1", columns, to_call(context.program, context.now.instant))};
  outcome.view.when_empty = "every letter reaches somebody";
  if (!outcome.view.items.items().empty())
    outcome.notes.emplace_back("call them, then 'matchdesk roster contact ID' says that it was done");
  return outcome;
}

// Notes that letters reach nobody, and that drafts wait for their readers' hours.
void note_waiting(const Context& context, const std::vector<OutboxItem>& items, Outcome& outcome) {
  std::vector<Instant> waiting;
  for (const OutboxItem& item : items)
    if (item.waits_until) waiting.push_back(item.waits_until->instant);
  if (!waiting.empty())
    outcome.notes.push_back(
        fmt::format("{} for the hours at the reader's place, the first until {}",
                    text::count(static_cast<std::int64_t>(waiting.size()), "e-mail waits", "e-mails wait"),
                    first_in_words(context, waiting)));
  if (const auto calls = to_call(context.program, context.now.instant); !calls.empty())
    outcome.notes.push_back(fmt::format(
        "{} somebody: 'matchdesk mail list --to-call' says whom to call",
        text::count(static_cast<std::int64_t>(calls.size()), "letter does not reach", "letters do not reach")));
}

Result<Outcome> list(const Context& context) {
  if (context.arguments.has("--to-call")) return list_calls(context);
  Outcome outcome;
  const auto items = outbox_of(context, outcome.warnings);
  const State wanted = context.arguments.has("--sent")        ? State::sent
                       : context.arguments.has("--withdrawn") ? State::withdrawn
                                                              : State::draft;
  outcome.view = mail_view("mail-list/1");
  outcome.view.when_empty = wanted == State::sent        ? "nothing was sent yet"
                            : wanted == State::withdrawn ? "nothing was withdrawn"
                                                         : "nothing waits to be sent";
  if (wanted == State::withdrawn)
    show_columns(outcome.view, {"id", "names", "subject", "why_not"});
  else
    show_columns(outcome.view, {"id", "state", "names", "subject", "record", "day"});
  bool drafts = false;
  for (const OutboxItem& item : items) {
    const State state = item.file.state == State::sending ? State::draft : item.file.state;
    if (state != wanted) continue;
    drafts |= item.file.state == State::draft;
    outcome.view.items.push(item_of(mail_columns(), item));
  }
  note_doubt(items, outcome);
  const auto withdrawn = std::ranges::count(items, State::withdrawn, [](auto& item) { return item.file.state; });
  if (wanted == State::draft && withdrawn > 0)
    outcome.notes.push_back(fmt::format("{} withdrawn: 'matchdesk mail list --withdrawn' says why",
                                        text::count(withdrawn, "e-mail was", "e-mails were")));
  if (wanted == State::draft) note_waiting(context, items, outcome);
  if (drafts && context.program.policy.mail_command.empty())
    outcome.notes.push_back(fmt::format("mail.deliver is not set in program.yaml: {}", by_hand));
  return outcome;
}

std::string header(std::string_view name, const std::vector<Mailbox>& mailboxes) {
  std::vector<std::string> texts;
  for (const Mailbox& mailbox : mailboxes)
    texts.push_back(mailbox.name.empty() ? mailbox.address : fmt::format("{} <{}>", mailbox.name, mailbox.address));
  return texts.empty() ? std::string() : fmt::format("{}: {}\n", name, text::join(texts, ", "));
}

Result<Outcome> show_one(const Context& context) {
  Outcome outcome;
  const auto items = outbox_of(context, outcome.warnings);
  TRY(const auto found, find_mail(items, context.arguments.text("ID")));
  const Message& message = found->message;
  outcome.view = mail_view("mail-show/1");
  Value item = item_of(mail_columns(), *found);
  item.set("text", message.text);
  item.set("invitation", or_null(message.invitation));
  outcome.view.items.push(std::move(item));
  std::string& prose = outcome.view.prose;
  if (message.from) prose += header("From", {*message.from});
  prose += header("To", message.to) + header("Cc", message.copy) + header("Reply-To", message.reply_to);
  prose += fmt::format("Subject: {}\n", message.subject);
  if (const std::string file = attachment_of(message); !file.empty()) prose += fmt::format("Attached: {}\n", file);
  prose += "\n" + message.text;
  if (!found->overtaken.empty()) outcome.notes.push_back("it is not sent: " + found->overtaken);
  return outcome;
}

// Returns the e-mails that ID names; without it, every draft.
Result<std::vector<const OutboxItem*>> chosen(const Context& context, const std::vector<OutboxItem>& items) {
  std::vector<const OutboxItem*> all;
  for (const std::string& typed : context.arguments.each("ID")) {
    TRY(const auto found, find_mail(items, typed));
    if (std::ranges::find(all, found) == all.end()) all.push_back(found);
  }
  if (!context.arguments.has("ID"))
    for (const OutboxItem& item : items)
      if (item.file.state == State::draft) all.push_back(&item);
  return all;
}

bool was_sent(const std::vector<OutboxItem>& items, const OutboxItem& draft) {
  return std::ranges::any_of(
      items, [&](const OutboxItem& item) { return item.id == draft.id && item.file.state == State::sent; });
}

std::string_view word_of(Handover::Result result) {
  return result == Handover::Result::sent ? "sent" : result == Handover::Result::failed ? "failed" : "in doubt";
}

std::string line_of(const Value& item) {
  const std::string what = fmt::format("{} to {}: {}", item.at_path("id").text(), item.at_path("names").text(),
                                       item.at_path("subject").text());
  const std::string& result = item.at_path("result").text();
  const std::string& said = item.at_path("said").text();
  if (result == "sent") return "sent " + what;
  if (result == "failed") return fmt::format("not sent, and kept as a draft: {}\n  {}", what, said);
  if (result == "in doubt") return fmt::format("in doubt: {}\n  {}", what, said);
  return "would send " + what;
}

Result<Outcome> send(const Context& context) {
  Outcome outcome;
  Deliveries work;
  const auto items = outbox_of(context, outcome.warnings);
  TRY(const auto wanted, chosen(context, items));
  outcome.view = mail_view("mail-send/1");
  outcome.view.columns.push_back({"result", "result"});
  std::vector<Instant> waiting;
  for (const OutboxItem* item : wanted) {
    if (item->file.state == State::sent || was_sent(items, *item)) {
      outcome.notes.push_back(fmt::format("not sent again: {} was sent before", item->id));
    } else if (item->file.state == State::sending) {
      continue;
    } else if (item->file.state == State::withdrawn) {
      return fail(Failure::refused, "is-withdrawn", fmt::format("{} was withdrawn: {}", item->id, item->overtaken),
                  fmt::format("move {} to {} to send it all the same", item->file.path,
                              path_in(item->file.path, State::draft)));
    } else if (!item->overtaken.empty()) {
      outcome.notes.push_back(fmt::format("not sent any more: {} ({})", item->id, item->overtaken));
      work.withdraw.push_back(*item);
    } else if (item->waits_until && !context.arguments.has("--now")) {
      waiting.push_back(item->waits_until->instant);
    } else {
      Value planned = item_of(mail_columns(), *item);
      planned.set("result", Value());
      outcome.view.prose += line_of(planned) + "\n";
      outcome.view.items.push(std::move(planned));
      work.deliver.push_back(item->file.path);
    }
  }
  note_doubt(items, outcome);
  // Cron says nothing of what it does in a later hour.
  if (!waiting.empty() && context.by != by_automation)
    outcome.notes.push_back(
        fmt::format("{} for the hours at the reader's place, the first until {}; --now sends at once",
                    text::count(static_cast<std::int64_t>(waiting.size()), "e-mail waits", "e-mails wait"),
                    first_in_words(context, waiting)));
  const bool can_send = !context.program.policy.mail_command.empty();
  // Where e-mails are sent by hand, cron has nothing to send and nothing to complain about.
  if (!work.deliver.empty() && !can_send && context.by == by_automation)
    return Outcome{.view = mail_view("mail-send/1")};
  if (!work.deliver.empty() && !can_send)
    return fail(Failure::refused, "no-deliver", "program.yaml does not say how e-mails are sent",
                fmt::format("add 'deliver: [msmtp, -t]' to 'mail:', or {}", by_hand));
  outcome.effect = std::move(work);
  return outcome;
}

// The e-mail as it is once it was moved.
OutboxItem in_state(OutboxItem item, State state) {
  item.file.path = path_in(item.file.path, state);
  item.file.state = state;
  return item;
}

Result<Outcome> settle(const Context& context) {
  const bool sent = context.arguments.has("--sent");
  if (sent == context.arguments.has("--not-sent"))
    return fail(Failure::usage, "sent-or-not", "'matchdesk mail settle' needs one of --sent and --not-sent",
                "--sent: it went out, and is kept as sent; --not-sent: it is a draft again");
  Outcome outcome;
  Deliveries work;
  const auto items = outbox_of(context, outcome.warnings);
  TRY(const auto wanted, chosen(context, items));
  outcome.view = mail_view("mail-settle/1");
  for (const OutboxItem* item : wanted) {
    if (item->file.state == State::sent || item->file.state == State::withdrawn)
      return fail(Failure::refused, "was-sent", fmt::format("{} was {}, and stays so", item->id, word_of(*item)),
                  "nothing was changed");
    if (item->file.state == State::draft && !sent)
      return fail(Failure::refused, "is-a-draft", fmt::format("{} is a draft already", item->id),
                  "'matchdesk mail send' sends it");
    const State state = sent ? State::sent : State::draft;
    outcome.view.prose += fmt::format("{} is {}\n", item->id, sent ? "kept as sent" : "a draft again");
    outcome.view.items.push(item_of(mail_columns(), in_state(*item, state)));
    work.move.emplace_back(item->file.path, state);
  }
  outcome.effect = std::move(work);
  return outcome;
}

Result<Outcome> discard(const Context& context) {
  const std::string& reason = context.arguments.text("--reason");
  Outcome outcome;
  Deliveries work;
  const auto items = outbox_of(context, outcome.warnings);
  TRY(const auto wanted, chosen(context, items));
  outcome.view = mail_view("mail-discard/1");
  for (const OutboxItem* item : wanted) {
    if (item->file.state != State::draft)
      return fail(Failure::refused, "no-draft", fmt::format("{} is {}, and no draft", item->id, word_of(*item)),
                  "only a draft can be discarded; nothing was changed");
    OutboxItem withdrawn = *item;
    withdrawn.overtaken = reason;
    outcome.view.prose += fmt::format("{} is not sent: {}\n", item->id, reason);
    outcome.view.items.push(item_of(mail_columns(), in_state(withdrawn, State::withdrawn)));
    work.withdraw.push_back(std::move(withdrawn));
  }
  outcome.effect = std::move(work);
  return outcome;
}

Option id_word(std::string about, Option::Takes takes, bool required) {
  return {"ID", std::move(about), "", takes, required};
}

}  // namespace

void show_handovers(View& view, const std::vector<Handover>& handovers) {
  Value items = Value::list();
  view.prose.clear();
  for (const Handover& handover : handovers) {
    const auto& planned = view.items.items();
    const auto found =
        std::ranges::find_if(planned, [&](const Value& item) { return item.at_path("file").text() == handover.path; });
    Value item = *found;
    item.set("result", word_of(handover.result));
    item.set("said", or_null(handover.said));
    item.set("state", handover.result == Handover::Result::failed ? "draft" : word_of(handover.result));
    if (handover.result == Handover::Result::sent) item.set("file", path_in(handover.path, State::sent));
    view.prose += line_of(item) + "\n";
    items.push(std::move(item));
  }
  view.items = std::move(items);
}

void hide_sent(View& view) {
  Value left = Value::list();
  view.prose.clear();
  for (const Value& item : view.items.items()) {
    if (const Value* result = item.find("result"); result == nullptr || result->text() == "sent") continue;
    view.prose += line_of(item) + "\n";
    left.push(item);
  }
  view.items = std::move(left);
}

std::vector<Command> mail_commands() {
  return {
      Command{.name = "mail list",
              .about = "e-mails that wait to be sent",
              .options = {{"--sent", "those that were sent instead", "", Option::Takes::flag},
                          {"--withdrawn", "those that go out no more, and why", "", Option::Takes::flag},
                          {"--to-call", "whom no letter reaches, and has to be called", "", Option::Takes::flag}},
              .decide = list,
              .needs_outbox = true},
      Command{.name = "mail show",
              .about = "one e-mail as it reads",
              .options = {id_word("the e-mail: its id, or a part of it", Option::Takes::value, true)},
              .decide = show_one,
              .needs_outbox = true},
      Command{.name = "mail send",
              .about = "hand the drafts to the program's mail command, each once",
              .options = {id_word("only these: ids, or parts of them", Option::Takes::values, false),
                          {"--now", "also outside of their readers' hours", "", Option::Takes::flag}},
              .access = Access::writes,
              .is_automatic = true,
              .decide = send,
              .needs_outbox = true},
      Command{.name = "mail settle",
              .about = "say whether an e-mail went out, where that is in doubt or was done by hand",
              .options = {id_word("the e-mails: ids, or parts of them", Option::Takes::values, true),
                          {"--sent", "it went out", "", Option::Takes::flag},
                          {"--not-sent", "it did not: it is a draft again", "", Option::Takes::flag}},
              .access = Access::writes,
              .decide = settle,
              .needs_outbox = true},
      Command{.name = "mail discard",
              .about = "keep drafts from being sent, with the reason",
              .options = {id_word("the drafts: ids, or parts of them", Option::Takes::values, true),
                          {"--reason", "why they are not to go out", "TEXT", Option::Takes::value, true}},
              .access = Access::writes,
              .decide = discard,
              .needs_outbox = true},
  };
}

}  // namespace matchdesk
