#include "cmd/match_view.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "matching/rank.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

Value or_null(const std::string& text) { return text.empty() ? Value() : Value(text); }

Value time_or_null(const std::optional<Timestamp>& time) { return time ? Value(to_text(*time)) : Value(); }

Value criteria_of(const Score& score) {
  Value list = Value::list();
  for (const CriterionScore& criterion : score.criteria) {
    Value item = Value::map();
    item.set("field", criterion.field);
    item.set("value", criterion.applies ? Value(criterion.value) : Value());
    item.set("weight", criterion.weight);
    item.set("points", criterion.points);
    item.set("text", criterion.text);
    list.push(std::move(item));
  }
  return list;
}

// What gives points, in words: "2 of 3 skills: python, sql; languages: en".
std::string in_common(const Score& score) {
  std::vector<std::string> texts;
  for (const CriterionScore& criterion : score.criteria)
    if (criterion.points > 0) texts.push_back(criterion.text);
  return text::join(texts, "; ");
}

// The place of a provider on the seeker's list, from 1.
Value place_on_list(const Ask& ask, const Candidate& candidate) {
  if (ask.request == nullptr) return {};
  const auto& listed = ask.request->prefers;
  const auto found = std::ranges::find(listed, candidate.provider->id);
  return found == listed.end() ? Value() : Value(static_cast<std::int64_t>(found - listed.begin()) + 1);
}

Value item_of(const Context& context, const Ask& ask, const Candidate& candidate) {
  const Zone& zone = context.program.policy.calendar.zone;
  Value capacity = Value::map();
  capacity.set("used", candidate.capacity.used);
  capacity.set("limit", candidate.capacity.limit);
  capacity.set("frees", time_or_null(candidate.capacity.frees));
  Value item = Value::map();
  item.set("rank", candidate.rank);
  item.set("provider", candidate.provider->id);
  item.set("name", display_name(*candidate.provider));
  item.set("score", candidate.score.percent);
  item.set("level", or_null(candidate.score.level));
  item.set("turn", candidate.turn_number);
  item.set("last_assigned", candidate.turn.last ? Value(to_text(zone.stamp(*candidate.turn.last))) : Value());
  item.set("why_turn", candidate.turn_text);
  item.set("decided_by", or_null(candidate.decided_by));
  item.set("capacity", std::move(capacity));
  item.set("used", candidate.capacity.limit
                       ? fmt::format("{} of {}", candidate.capacity.used, *candidate.capacity.limit)
                       : fmt::format("{}, no limit", candidate.capacity.used));
  item.set("criteria", criteria_of(candidate.score));
  item.set("listed", place_on_list(ask, candidate));
  item.set("in_common", in_common(candidate.score));
  return item;
}

Value item_of(const NotEligible& miss) {
  Value reasons = Value::list();
  for (const Reason& reason : miss.reasons) {
    Value item = Value::map();
    item.set("code", reason.code);
    item.set("text", reason.text);
    item.set("until", time_or_null(reason.until));
    reasons.push(std::move(item));
  }
  Value item = Value::map();
  item.set("provider", miss.provider->id);
  item.set("reasons", std::move(reasons));
  return item;
}

std::string step_line(const SearchStep& step) {
  std::vector<std::string> out;
  for (const auto& [code, number] : step.fell_out) out.push_back(fmt::format("{} {}", number, code));
  return fmt::format("  {}{}: {}, {} eligible{}\n", step.level, step.place.empty() ? "" : " " + step.place,
                     text::count(step.providers, "provider"), step.eligible,
                     out.empty() ? "" : " (" + text::join(out, ", ") + ")");
}

std::string explanation(const Candidate& candidate) {
  std::string out =
      fmt::format("\n{}. {}  {} %{}\n", candidate.rank, display_name(*candidate.provider), candidate.score.percent,
                  candidate.score.level.empty() ? "" : "  " + candidate.score.level);
  for (const CriterionScore& criterion : candidate.score.criteria) {
    const std::string points = criterion.applies ? fmt::format("{} points", criterion.points) : "not counted";
    out += fmt::format("   {}  {}\n", text::pad_left(points, 11), criterion.text);
  }
  out += fmt::format("   turn {}: {}\n", candidate.turn_number, candidate.turn_text);
  if (!candidate.decided_by.empty()) out += fmt::format("   behind the one before by {}\n", candidate.decided_by);
  return out;
}

// Where there is no location ladder, no level; a list where the seeker has one. Somebody who has not asked yet reads
// what they have in common, and not whose turn it is.
std::vector<Column> columns_of(const Ask& ask, const Ranking& ranking) {
  std::vector<Column> columns = {
      {"rank", "rank", text::Align::right, true}, {"provider", "provider", text::Align::left, true}, {"name", "name"}};
  const auto has_level = [](const Candidate& candidate) { return !candidate.score.level.empty(); };
  if (std::ranges::any_of(ranking.candidates, has_level)) columns.push_back({"level", "level"});
  if (ask.request != nullptr && !ask.request->prefers.empty())
    columns.push_back({"listed", "list", text::Align::right, true});
  columns.push_back({"score", "score", text::Align::right, true});
  if (ask.request == nullptr) {
    columns.push_back({"in_common", "in common"});
    return columns;
  }
  columns.push_back({"turn", "turn", text::Align::right, true});
  columns.push_back({"used", "used"});
  columns.push_back({"why_turn", "last"});
  return columns;
}

// " where …", as it was asked.
std::string where_words(const Context& context) {
  const std::string& where = context.arguments.text("--where");
  return where.empty() ? "" : " where " + where;
}

// Before any request: by which way it would be one, where there are several.
std::string route_words(const Context& context, const Ask& ask) {
  const bool has_several = std::ranges::count(context.program.policy.routes, true, &Route::enabled) > 1;
  return ask.request == nullptr && has_several
             ? fmt::format(" ({} {})", ask.route, term_plural(context.program.policy, "request"))
             : "";
}

std::string heading(const Context& context, const Ask& ask, std::size_t eligible, std::size_t shown) {
  const std::string order = text::join(context.program.policy.matching.order, ", then ");
  const std::string best = shown < eligible ? fmt::format("the best {} of {}", shown, eligible)
                                            : text::count(static_cast<std::int64_t>(eligible), "candidate");
  return fmt::format("{} {}{}{}, ordered by {}", best, asked_for(ask), route_words(context, ask), where_words(context),
                     order);
}

// The reasons of one miss, one line each.
std::string miss_lines(const NotEligible& miss) {
  std::string out = fmt::format("  {} ({})\n", display_name(*miss.provider), miss.provider->id);
  for (const Reason& reason : miss.reasons)
    out += fmt::format("    {}{}\n", reason.text, reason.may_be_overridden ? " (may be overridden)" : "");
  return out;
}

std::string nobody(const Context& context, const Ask& ask, const Ranking& ranking) {
  constexpr std::size_t most = 5;
  std::string out =
      fmt::format("nobody is eligible {}{}{}\n", asked_for(ask), route_words(context, ask), where_words(context));
  for (const SearchStep& step : ranking.steps) out += step_line(step);
  if (ranking.not_eligible.empty() && context.arguments.has("--where")) return out + "there is no such provider\n";
  if (ranking.not_eligible.empty()) return out + "there is no provider at all; 'matchdesk intake add' takes one in\n";
  const std::vector<NearMiss> misses = nearest_misses(context.program, ask, ranking, context.now.instant, most);
  if (misses.empty()) {
    const std::string& id = ask.request == nullptr ? ask.seeker->id : ask.request->id;
    return out +
           fmt::format("\nnothing would let any of them in; 'matchdesk match {} --why-not PROVIDER' says why\n", id);
  }
  out += "\nthe nearest misses:\n";
  for (const NearMiss& miss : misses)
    out += miss_lines({miss.provider, miss.reasons}) + fmt::format("    what would help: {}\n", miss.remedy);
  if (ask.request != nullptr)
    out += fmt::format(
        "\n'matchdesk assign {} PROVIDER --override \"why\"' assigns where all that stands against it may be "
        "overridden\n",
        ask.request->id);
  return out;
}

}  // namespace

std::string asked_for(const Ask& ask) {
  const std::string name = display_name(*ask.seeker);
  return ask.request == nullptr ? fmt::format("for {}", name) : fmt::format("for {} ({})", name, ask.request->id);
}

std::string standing_words(const Candidate& candidate) {
  std::string words = candidate.score.level.empty() ? "" : candidate.score.level + ", ";
  return words + fmt::format("{} %, {}", candidate.score.percent, candidate.turn_text);
}

View ranking_view(const Context& context, const Ask& ask, const Ranking& ranking, std::size_t eligible) {
  View view{.schema = "match/1", .columns = columns_of(ask, ranking)};
  for (const Candidate& candidate : ranking.candidates) view.items.push(item_of(context, ask, candidate));
  Value ineligible = Value::list();
  for (const NotEligible& miss : ranking.not_eligible) ineligible.push(item_of(miss));
  view.beside.set("ineligible", std::move(ineligible));
  if (ranking.candidates.empty()) {
    view.prose = nobody(context, ask, ranking);
    return view;
  }
  view.before = heading(context, ask, eligible, ranking.candidates.size());
  if (!context.arguments.has("--explain")) return view;
  std::string prose = view.before + "\n";
  for (const SearchStep& step : ranking.steps) prose += step_line(step);
  for (const Candidate& candidate : ranking.candidates) prose += explanation(candidate);
  // Who is far from eligible is only counted: --why-not tells of each.
  constexpr std::size_t most = 12;
  if (!ranking.not_eligible.empty()) prose += "\nnot eligible:\n";
  for (std::size_t i = 0; i < ranking.not_eligible.size() && i < most; ++i)
    prose += miss_lines(ranking.not_eligible[i]);
  if (ranking.not_eligible.size() > most)
    prose += fmt::format("  … and {} more; --why-not PROVIDER tells of one\n", ranking.not_eligible.size() - most);
  view.prose = std::move(prose);
  return view;
}

Outcome why_not_view(const Context& context, const Ask& ask, const Participant& provider) {
  Outcome outcome;
  outcome.view.schema = "match/1";
  outcome.view.columns = {{"code", "code"}, {"text", "reason"}, {"until", "until"}};
  const NotEligible miss{&provider, reasons_against(context.program, ask, provider, context.now.instant)};
  Value ineligible = Value::list();
  if (!miss.reasons.empty()) {
    ineligible.push(item_of(miss));
    outcome.view.prose = fmt::format("not eligible {}:\n{}", asked_for(ask), miss_lines(miss));
    outcome.has_findings = true;
  } else {
    const Ranking ranking = rank(context.program, ask, context.now.instant);
    for (const Candidate& candidate : ranking.candidates) {
      if (candidate.provider != &provider) continue;
      outcome.view.items.push(item_of(context, ask, candidate));
      outcome.view.prose = fmt::format("{} is eligible {}, number {} of {}:\n{}", provider.id, asked_for(ask),
                                       candidate.rank, ranking.candidates.size(), explanation(candidate));
    }
  }
  outcome.view.beside.set("ineligible", std::move(ineligible));
  return outcome;
}

}  // namespace matchdesk
