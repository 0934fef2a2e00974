#include "mail/message.hpp"

#include <gmime/gmime.h>

#include <memory>

#include <fmt/format.h>

#include "mail/invitation.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

constexpr const char* about_header = "X-Matchdesk-About";
constexpr const char* withdrawn_header = "X-Matchdesk-Withdrawn";

struct Unreference {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using Owned = std::unique_ptr<T, Unreference>;
using OwnedText = std::unique_ptr<char, decltype(&g_free)>;

void begin_library() {
  static const bool begun = [] {
    g_mime_init();
    return true;
  }();
  (void)begun;
}

// One line of a header: what could end it, or hide something in it, becomes U+FFFD.
std::string header_text(std::string_view text) {
  return std::string(text::trim(text::neutralise(text, text::Newlines::replace)));
}

void add(InternetAddressList* list, const std::vector<Mailbox>& mailboxes) {
  for (const Mailbox& mailbox : mailboxes) {
    const std::string name = header_text(mailbox.name);
    const Owned<InternetAddress> address(
        internet_address_mailbox_new(name.empty() ? nullptr : name.c_str(), mailbox.address.c_str()));
    internet_address_set_charset(address.get(), "utf-8");
    internet_address_list_add(list, address.get());
  }
}

void set_date(GMimeMessage* message, const Timestamp& date) {
  const std::unique_ptr<GTimeZone, decltype(&g_time_zone_unref)> zone(
      g_time_zone_new_offset(static_cast<gint32>(std::chrono::seconds(date.offset).count())), &g_time_zone_unref);
  const std::unique_ptr<GDateTime, decltype(&g_date_time_unref)> utc(
      g_date_time_new_from_unix_utc(date.instant.time_since_epoch().count()), &g_date_time_unref);
  const std::unique_ptr<GDateTime, decltype(&g_date_time_unref)> local(g_date_time_to_timezone(utc.get(), zone.get()),
                                                                       &g_date_time_unref);
  g_mime_message_set_date(message, local.get());
}

void set_header(GMimeMessage* message, const char* name, const std::string& value) {
  g_mime_object_set_header(GMIME_OBJECT(message), name, value.c_str(), "utf-8");
}

Owned<GMimeObject> text_part(const std::string& subtype, const std::string& text) {
  GMimeTextPart* part = g_mime_text_part_new_with_subtype(subtype.c_str());
  g_mime_text_part_set_charset(part, "utf-8");
  // Not by set_text, which would choose a charset of its own.
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(text.data(), text.size()));
  const Owned<GMimeDataWrapper> content(
      g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
  g_mime_part_set_content(GMIME_PART(part), content.get());
  g_mime_part_set_content_encoding(GMIME_PART(part), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
  return Owned<GMimeObject>(GMIME_OBJECT(part));
}

Owned<GMimeObject> body_of(const Message& message) {
  auto text = text_part("plain", message.text);
  if (message.invitation.empty()) return text;
  Owned<GMimeObject> calendar = text_part("calendar", message.invitation);
  g_mime_object_set_content_type_parameter(calendar.get(), "method", method_of(message.invitation).c_str());
  g_mime_object_set_disposition(calendar.get(), "attachment");
  g_mime_part_set_filename(GMIME_PART(calendar.get()), attachment_of(message).c_str());
  GMimeMultipart* both = g_mime_multipart_new_with_subtype("mixed");
  // The library would draw one by lot; the message's own id is in no text.
  g_mime_multipart_set_boundary(both, fmt::format("=_{}", message.id.substr(0, message.id.find('@'))).c_str());
  g_mime_multipart_add(both, text.get());
  g_mime_multipart_add(both, calendar.get());
  return Owned<GMimeObject>(GMIME_OBJECT(both));
}

std::string about_text(const About& about) {
  return header_text(fmt::format("{} {} {} {} {}", about.subject, about.record, about.event, about.at, about.letter));
}

About parse_about(const char* text) {
  if (text == nullptr) return {};
  const auto words = text::split(text, " ");
  return words.size() == 5 ? About{words[0], words[1], words[2], words[3], words[4]} : About{};
}

std::vector<Mailbox> mailboxes_of(InternetAddressList* list) {
  std::vector<Mailbox> mailboxes;
  for (int i = 0; list != nullptr && i < internet_address_list_length(list); ++i) {
    InternetAddress* address = internet_address_list_get_address(list, i);
    if (!INTERNET_ADDRESS_IS_MAILBOX(address)) continue;
    const char* name = internet_address_get_name(address);
    const char* at = internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address));
    mailboxes.push_back({name ? name : "", at ? at : ""});
  }
  return mailboxes;
}

std::string text_of(GMimeObject* part) {
  if (!GMIME_IS_TEXT_PART(part)) return {};
  const OwnedText text(g_mime_text_part_get_text(GMIME_TEXT_PART(part)), &g_free);
  return text::replace_all(text ? text.get() : "", "\r\n", "\n");
}

void read_body(GMimeObject* body, Message& message) {
  if (!GMIME_IS_MULTIPART(body)) {
    message.text = text_of(body);
    return;
  }
  GMimeMultipart* parts = GMIME_MULTIPART(body);
  for (int i = 0; i < g_mime_multipart_get_count(parts); ++i) {
    GMimeObject* part = g_mime_multipart_get_part(parts, i);
    GMimeContentType* type = g_mime_object_get_content_type(part);
    if (g_mime_content_type_is_type(type, "text", "calendar"))
      message.invitation = text_of(part);
    else if (message.text.empty())
      message.text = text_of(part);
  }
}

}  // namespace

std::string attachment_of(const Message& message) {
  if (message.invitation.empty()) return {};
  return method_of(message.invitation) == "CANCEL" ? "cancellation.ics" : "invitation.ics";
}

std::string write_message(const Message& message) {
  begin_library();
  const Owned<GMimeMessage> made(g_mime_message_new(TRUE));
  if (message.from) add(g_mime_message_get_addresses(made.get(), GMIME_ADDRESS_TYPE_FROM), {*message.from});
  add(g_mime_message_get_addresses(made.get(), GMIME_ADDRESS_TYPE_REPLY_TO), message.reply_to);
  add(g_mime_message_get_addresses(made.get(), GMIME_ADDRESS_TYPE_TO), message.to);
  add(g_mime_message_get_addresses(made.get(), GMIME_ADDRESS_TYPE_CC), message.copy);
  g_mime_message_set_subject(made.get(), header_text(message.subject).c_str(), "utf-8");
  set_date(made.get(), message.date);
  g_mime_message_set_message_id(made.get(), message.id.c_str());
  if (!message.references.empty()) {
    std::vector<std::string> ids;
    for (const std::string& id : message.references) ids.push_back(fmt::format("<{}>", id));
    set_header(made.get(), "In-Reply-To", ids.back());
    set_header(made.get(), "References", text::join(ids, " "));
  }
  set_header(made.get(), about_header, about_text(message.about));
  const auto body = body_of(message);
  g_mime_message_set_mime_part(made.get(), body.get());
  const std::unique_ptr<GMimeFormatOptions, decltype(&g_mime_format_options_free)> options(g_mime_format_options_new(),
                                                                                           &g_mime_format_options_free);
  g_mime_format_options_set_newline_format(options.get(), GMIME_NEWLINE_FORMAT_UNIX);
  const OwnedText bytes(g_mime_object_to_string(GMIME_OBJECT(made.get()), options.get()), &g_free);
  return bytes.get();
}

std::string_view record_in(std::string_view bytes) {
  const std::string header = fmt::format("\n{}: ", about_header);
  const std::size_t found = bytes.substr(0, bytes.find("\n\n")).find(header);
  if (found == bytes.npos) return {};
  const std::string_view about = bytes.substr(found + header.size());
  const std::size_t subject = about.find_first_of(" \n");
  if (subject == about.npos) return {};
  const std::size_t begin = about.find_first_not_of(" \n", subject);
  return begin == about.npos ? about.substr(about.size())
                             : about.substr(begin, about.find_first_of(" \n", begin) - begin);
}

std::string with_reason(std::string_view bytes, std::string_view why) {
  return fmt::format("{}: {}\n{}", withdrawn_header, header_text(why), bytes);
}

std::optional<Message> read_message(std::string_view bytes) {
  begin_library();
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Owned<GMimeMessage> read(g_mime_parser_construct_message(parser.get(), nullptr));
  if (!read || g_mime_message_get_message_id(read.get()) == nullptr) return std::nullopt;
  Message message;
  message.id = g_mime_message_get_message_id(read.get());
  if (GDateTime* date = g_mime_message_get_date(read.get()); date != nullptr) {
    message.date.instant = Instant(std::chrono::seconds(g_date_time_to_unix(date)));
    message.date.offset =
        std::chrono::duration_cast<std::chrono::minutes>(std::chrono::microseconds(g_date_time_get_utc_offset(date)));
  }
  const auto from = mailboxes_of(g_mime_message_get_from(read.get()));
  if (!from.empty()) message.from = from.front();
  message.to = mailboxes_of(g_mime_message_get_to(read.get()));
  message.copy = mailboxes_of(g_mime_message_get_cc(read.get()));
  message.reply_to = mailboxes_of(g_mime_message_get_reply_to(read.get()));
  if (const char* subject = g_mime_message_get_subject(read.get())) message.subject = subject;
  message.about = parse_about(g_mime_object_get_header(GMIME_OBJECT(read.get()), about_header));
  if (const char* why = g_mime_object_get_header(GMIME_OBJECT(read.get()), withdrawn_header)) message.withdrawn = why;
  if (GMimeObject* body = g_mime_message_get_mime_part(read.get())) read_body(body, message);
  return message;
}

}  // namespace matchdesk
