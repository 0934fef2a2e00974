// match: who may take a request, best first, and why.

#include <algorithm>

#include <fmt/format.h>

#include "cmd/arguments.hpp"
#include "cmd/commands.hpp"
#include "cmd/match_recommend.hpp"
#include "matching/rank.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

// A word that means neither a request nor a participant: the error of the one that it is nearer to.
Error neither(const std::string& typed, const Error& request, const Error& participant) {
  if (request.code == "ambiguous-id") return request;
  if (participant.code == "ambiguous-id") return participant;
  const bool request_is_near = request.hint.starts_with("did you mean");
  return {Failure::usage, "unknown-id", fmt::format("there is no request or participant '{}'", typed),
          request_is_near ? request.hint : participant.hint};
}

// What the word REQUEST means: a request, else a seeker.
Result<Ask> ask_argument(const Context& context) {
  const Records& records = context.program.records;
  const std::string& typed = context.arguments.text("REQUEST");
  if (typed.empty())
    return fail(Failure::usage, "missing-argument",
                fmt::format("'matchdesk match' needs a request, or a {}", term(context.program.policy, "seeker")),
                "or --recommend N for everybody who waits; see 'matchdesk match --help'");
  auto request = find_request(records, typed);
  if (request) {
    if (records.participant((*request)->seeker) == nullptr)
      return fail(Failure::invalid, "unknown-seeker",
                  fmt::format("{}: its seeker '{}' is not among the participants", (*request)->id, (*request)->seeker),
                  "run 'matchdesk check' to see what is wrong");
    return ask_of(context.program, **request);
  }
  auto seeker = find_participant(records, typed);
  if (seeker) {
    const Role* role = find_role(context.program.policy, (*seeker)->role);
    if (role == nullptr || role->side != Side::seeker)
      return fail(Failure::usage, "not-a-seeker",
                  fmt::format("{} is a {}, who is matched to nobody", (*seeker)->id, (*seeker)->role),
                  fmt::format("name a request or a {}", term(context.program.policy, "seeker")));
    return ask_of(context.program, **seeker);
  }
  return tl::unexpected(neither(typed, request.error(), seeker.error()));
}

Value criteria_of(const Score& score) {
  Value list = Value::list();
  for (const CriterionScore& each : score.criteria)
    list.push(Value::Map{{"field", each.field},
                         {"value", each.applies ? Value(each.value) : Value()},
                         {"weight", each.weight},
                         {"points", each.points},
                         {"text", each.text}});
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

std::string capacity_text(const CapacityUse& capacity) {
  return capacity.limit ? fmt::format("{} of {}", capacity.used, *capacity.limit)
                        : fmt::format("{}, no limit", capacity.used);
}

Value capacity_value(const CapacityUse& capacity) {
  return Value::Map{{"used", capacity.used}, {"limit", capacity.limit}, {"frees", or_null(capacity.frees)}};
}

// Tables leave out the level where there is no location ladder, and the list where the seeker has none. Somebody who
// has not asked yet reads what they have in common, and not whose turn it is.
Columns<Candidate> columns_of(const Context& context, const Ask& ask, const Ranking& ranking) {
  const Zone& zone = context.program.policy.calendar.zone;
  const bool asks = ask.request != nullptr;
  const bool has_list = asks && !ask.request->prefers.empty();
  const bool has_level = std::ranges::any_of(ranking.candidates, [](auto& each) { return !each.score.level.empty(); });
  return {{"rank", "rank", Cell::number, &Candidate::rank},
          {"provider", "provider", Cell::whole, [](auto& each) { return each.provider->id; }},
          {"name", "name", [](auto& each) { return display_name(*each.provider); }},
          {"level", has_level ? "level" : "", Cell::aside, [](auto& each) { return or_null(each.score.level); }},
          {"listed", has_list ? "list" : "", Cell::number, [&](auto& each) { return place_on_list(ask, each); }},
          {"score", "score", Cell::number, [](auto& each) { return each.score.percent; }},
          {"in_common", asks ? "" : "in common", [](auto& each) { return in_common(each.score); }},
          {"turn", asks ? "turn" : "", Cell::number, &Candidate::turn_number},
          {"used", asks ? "used" : "", [](auto& each) { return capacity_text(each.capacity); }},
          {"why_turn", asks ? "last" : "", Cell::aside, &Candidate::turn_text},
          {"last_assigned",
           [&](auto& each) { return each.turn.last ? Value(to_text(zone.stamp(*each.turn.last))) : Value(); }},
          {"decided_by", [](auto& each) { return or_null(each.decided_by); }},
          {"capacity", [](auto& each) { return capacity_value(each.capacity); }},
          {"criteria", [](auto& each) { return criteria_of(each.score); }}};
}

Value not_eligible_value(const std::vector<NotEligible>& misses) {
  Value list = Value::list();
  for (const NotEligible& miss : misses) {
    Value reasons = Value::list();
    for (const Reason& reason : miss.reasons)
      reasons.push(Value::Map{{"code", reason.code}, {"text", reason.text}, {"until", or_null(reason.until)}});
    list.push(Value::Map{{"provider", miss.provider->id}, {"reasons", std::move(reasons)}});
  }
  return list;
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

// "for Maria Silva (20260514-k3f9)"
std::string asked_for(const Ask& ask) {
  const std::string name = display_name(*ask.seeker);
  return ask.request == nullptr ? fmt::format("for {}", name) : fmt::format("for {} ({})", name, ask.request->id);
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

// A table of candidates, with --explain every criterion and every step of the search; where nobody is eligible, the
// nearest misses and what would let them in. `eligible` counts the candidates before --top.
View ranking_view(const Context& context, const Ask& ask, const Ranking& ranking, std::size_t eligible) {
  View view = view_of("match/1", columns_of(context, ask, ranking), ranking.candidates);
  view.beside.set("ineligible", not_eligible_value(ranking.not_eligible));
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

// Why one provider may not take it, with all reasons; or its place in the ranking where it may.
Result<Outcome> why_not(const Context& context, const Ask& ask) {
  TRY(auto provider, find_participant(context.program.records, context.arguments.text("--why-not")));
  Ranking ranking;
  const NotEligible miss{provider, reasons_against(context.program, ask, *provider, context.now.instant)};
  if (!miss.reasons.empty())
    ranking.not_eligible.push_back(miss);
  else
    ranking.candidates = rank(context.program, ask, context.now.instant).candidates;
  const std::size_t eligible = ranking.candidates.size();
  std::erase_if(ranking.candidates, [&](const Candidate& each) { return each.provider != provider; });
  Outcome outcome{.view = view_of("match/1", columns_of(context, ask, ranking), ranking.candidates)};
  outcome.view.beside.set("ineligible", not_eligible_value(ranking.not_eligible));
  outcome.has_findings = !miss.reasons.empty();
  if (outcome.has_findings) outcome.view.prose = fmt::format("not eligible {}:\n{}", asked_for(ask), miss_lines(miss));
  for (const Candidate& candidate : ranking.candidates)
    outcome.view.prose = fmt::format("{} is eligible {}, number {} of {}:\n{}", provider->id, asked_for(ask),
                                     candidate.rank, eligible, explanation(candidate));
  return outcome;
}

Result<Outcome> decide(const Context& context) {
  if (context.arguments.has("--recommend")) return match_recommend(context);
  TRY(auto ask, ask_argument(context));
  if (context.arguments.has("--why-not")) return why_not(context, ask);
  TRY(auto top, number_option(context, "--top", 1));
  TRY(auto among, asked_query(context, Subject::participant));
  Ranking ranking = rank(context.program, ask, context.now.instant, [&](const Participant& provider) {
    return matches(among, context.program, &provider, context.now.instant);
  });
  const std::size_t eligible = ranking.candidates.size();
  if (top && ranking.candidates.size() > static_cast<std::size_t>(*top))
    ranking.candidates.resize(static_cast<std::size_t>(*top));
  Outcome outcome{.view = ranking_view(context, ask, ranking, eligible)};
  outcome.has_findings = eligible == 0;
  return outcome;
}

}  // namespace

Command match_command() {
  std::vector<Option> options = {
      {"REQUEST", "a request, or a seeker who has none yet", "", Option::Takes::value, false, Completes::request},
      {"--top", "show the best N only", "N"},
      {"--explain", "show each criterion and each step up the location ladder", "", Option::Takes::flag},
      {"--why-not", "say why this provider is not eligible, or where it stands", "PROVIDER", Option::Takes::value,
       false, Completes::provider},
      {"--where", "only providers for whom this holds, see 'matchdesk help query'", "EXPR"}};
  std::ranges::move(recommend_options(), std::back_inserter(options));
  return {.name = "match",
          .about = "who may take a request, best first, and why",
          .options = std::move(options),
          .access = Access::writes,
          .writes_only_with = "--recommend",
          .covers_all = true,
          .weighs_all = true,
          .decide = decide};
}

}  // namespace matchdesk
