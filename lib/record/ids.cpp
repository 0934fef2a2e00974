#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>

#include "record/fields.hpp"
#include "record/records.hpp"
#include "text/utf8.hpp"

namespace matchdesk {
namespace {

// Thirty-two characters of which no two look alike: without i, l, o and u.
constexpr std::string_view digits = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t digit_bits = 5;
constexpr std::size_t hash_digits = 12;  // as many as a hash of 64 bits fills
constexpr std::size_t fewest_digits = 4;
constexpr std::size_t longest_slug = 60;

bool contains(std::span<const std::string> ids, std::string_view id) { return std::ranges::find(ids, id) != ids.end(); }

// Parts kept apart by their lengths, so that "ab", "c" and "a", "bc" differ.
void add_part(std::string& text, std::string_view part) { text += fmt::format("{}:{};", part.size(), part); }

// Who, when and what: the same request always reads the same here.
std::string essence(const Request& request) {
  std::string text;
  add_part(text, request.seeker);
  add_part(text, request.submitted ? to_text(Timestamp{request.submitted->instant, {}}) : std::string());
  add_part(text, request.kind);
  add_part(text, request.location);
  for (const auto& [field, need] : request.needs.members()) {
    add_part(text, field);
    for (const std::string& term : need.texts()) add_part(text, term);
  }
  add_part(text, "prefers");
  for (const std::string& provider : request.prefers) add_part(text, provider);
  add_part(text, request.message);
  return text;
}

std::string in_base_32(std::uint64_t hash) {
  std::string text;
  for (std::size_t place = 0; place < hash_digits; ++place) {
    text += digits[static_cast<std::size_t>(hash >> (64 - digit_bits * (place + 1))) % digits.size()];
  }
  return text;
}

std::string compact_date(const Request& request) {
  std::string date = to_text(local_date(request.submitted.value_or(Timestamp{})));
  std::erase(date, '-');
  return date;
}

// The first of base-2, base-3, … that is free.
template <class IsTaken>
std::string numbered(const std::string& base, IsTaken is_taken) {
  int number = 2;
  while (is_taken(fmt::format("{}-{}", base, number))) ++number;
  return fmt::format("{}-{}", base, number);
}

// The slug of a name, or of `otherwise` where that is empty, numbered where it is taken.
template <class IsTaken>
std::string free_slug(const std::string& name, std::string_view otherwise, IsTaken is_taken) {
  std::string base = text::slug(name).substr(0, longest_slug);
  while (base.ends_with('-')) base.pop_back();
  if (base.empty()) base = otherwise;
  return is_taken(base) ? numbered(base, is_taken) : base;
}

}  // namespace

std::string new_participant_id(const Participant& participant, const Records& records,
                               std::span<const std::string> also_taken) {
  Participant nameless = participant;
  nameless.id.clear();
  return free_slug(display_name(nameless), "participant", [&](const std::string& id) {
    return records.participant(id) != nullptr || contains(also_taken, id);
  });
}

std::string new_activity_id(const Activity& activity, const Records& records) {
  return free_slug(activity.title, "activity", [&](const std::string& id) { return records.activity(id) != nullptr; });
}

std::string new_request_id(const Request& request, const Records& records, std::span<const std::string> also_taken) {
  const std::string mine = essence(request);
  const std::string hash = in_base_32(XXH64(mine.data(), mine.size(), 0));
  const auto is_taken = [&](const std::string& id) {
    const Request* other = records.request(id);
    return (other != nullptr && essence(*other) != mine) || contains(also_taken, id);
  };
  const std::string date = compact_date(request);
  std::string id;
  for (std::size_t length = fewest_digits; length <= hash_digits; ++length) {
    id = fmt::format("{}-{}", date, hash.substr(0, length));
    if (!is_taken(id)) return id;
  }
  return numbered(id, is_taken);
}

}  // namespace matchdesk
