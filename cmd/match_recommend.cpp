#include "cmd/match_recommend.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "cmd/arguments.hpp"
#include "cmd/recording.hpp"
#include "matching/recommend.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

Result<RecommendRules> rules_asked(const Context& context) {
  TRY(auto each, number_option(context, "--recommend", 1));
  TRY(auto slack, number_option(context, "--slack", 0));
  RecommendRules rules;
  rules.each = each.value_or(rules.each);
  rules.slack = slack.value_or(rules.slack);
  if (context.arguments.has("--uncapped")) rules.load = RecommendRules::Load::any;
  if (context.arguments.has("--again")) rules.known = RecommendRules::Known::again;
  if (context.arguments.has("--limit-to")) rules.from = RecommendRules::From::prefers;
  return rules;
}

// Options of `match` that speak of one request.
Result<void> check_options(const Context& context) {
  for (const std::string_view option : {"REQUEST", "--top", "--explain", "--why-not", "--where"}) {
    if (context.arguments.has(option))
      return fail(Failure::usage, "wrong-option", fmt::format("--recommend does not take {}", option),
                  "it is for everybody who waits: a request, or a seeker, is ranked without it");
  }
  return {};
}

std::vector<std::string> ids_of(const Recommendation& one) {
  std::vector<std::string> ids;
  for (const Candidate& candidate : one.providers) ids.push_back(candidate.provider->id);
  return ids;
}

Value providers_value(const Recommendation& one) {
  Value providers = Value::list();
  for (const Candidate& candidate : one.providers)
    providers.push(Value::Map{{"provider", candidate.provider->id},
                              {"name", display_name(*candidate.provider)},
                              {"score", candidate.score.percent}});
  return providers;
}

std::string providers_text(const Recommendation& one) {
  std::vector<std::string> words;
  for (const Candidate& candidate : one.providers)
    words.push_back(fmt::format("{} {} %", candidate.provider->id, candidate.score.percent));
  return text::join(words, ", ");
}

Columns<Recommendation> columns_of(const Context& context, int wanted) {
  return {{"seeker", term(context.program.policy, "seeker"), Cell::whole, [](auto& each) { return each.seeker->id; }},
          {"name", "name", [](auto& each) { return display_name(*each.seeker); }},
          {"wanted", [wanted](auto&) { return wanted; }},
          {"eligible", &Recommendation::eligible},
          {"providers", providers_value},
          {"recommended", "recommended", providers_text}};
}

// "2 of 3 mentees get 3 mentors each; no mentor is recommended to more than 4 of them".
std::string summary(const Context& context, const Recommendations& all, std::size_t served, int each) {
  const Policy& policy = context.program.policy;
  std::string words = fmt::format(
      "\n{} of {} get {}", served,
      text::count(static_cast<std::int64_t>(all.seekers.size()), term(policy, "seeker"), term_plural(policy, "seeker")),
      text::count(each, term(policy, "provider"), term_plural(policy, "provider")));
  if (all.most)
    words += fmt::format("; no {} is recommended to more than {} of them", term(policy, "provider"), *all.most);
  return words;
}

Result<AppendEvent> recorded(const Context& context, const Recommendation& one) {
  Value fields = Value::map();
  fields.set("providers", ids_of(one));
  add_left_out(context, fields);
  return new_event(context, EventKind::recommended, std::move(fields)).map([&](Event event) {
    return AppendEvent{Subject::participant, one.seeker->id, std::move(event)};
  });
}

}  // namespace

std::vector<Option> recommend_options() {
  return {{"--recommend", "give everybody who waits N providers to choose from, and record it", "N"},
          {"--slack", "with --recommend: to how many more than its even share a provider is shown; 1 without it", "N"},
          {"--uncapped", "with --recommend: show a provider to any number of people", "", Option::Takes::flag},
          {"--again", "with --recommend: also who was recommended to the same person before", "", Option::Takes::flag},
          {"--limit-to",
           "with --recommend: only whom the seekers' own requests list",
           "LIST",
           Option::Takes::value,
           false,
           Completes::choice,
           {"prefers"}},
          leave_out_option()};
}

Result<Outcome> match_recommend(const Context& context) {
  TRY(check_options(context));
  TRY(auto rules, rules_asked(context));
  const Recommendations all = recommend(context.program, rules, context.now.instant);
  Outcome outcome{.view = view_of("recommend/1", columns_of(context, rules.each), all.seekers)};
  outcome.view.when_empty = fmt::format("no {} waits", term(context.program.policy, "seeker"));
  std::size_t served = 0;
  for (const Recommendation& one : all.seekers) {
    if (one.providers.size() == static_cast<std::size_t>(rules.each)) ++served;
    if (one.providers.empty()) continue;
    TRY(auto event, recorded(context, one));
    outcome.changes().emplace_back(std::move(event));
  }
  if (!all.seekers.empty()) outcome.view.after = summary(context, all, served, rules.each);
  outcome.has_findings = served < all.seekers.size();
  return outcome;
}

}  // namespace matchdesk
