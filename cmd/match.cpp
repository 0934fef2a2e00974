// match: who may take a request, best first, and why.

#include <algorithm>

#include <fmt/format.h>

#include "cmd/arguments.hpp"
#include "cmd/commands.hpp"
#include "cmd/match_view.hpp"
#include "cmd/recommend_view.hpp"
#include "matching/rank.hpp"
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

Result<Outcome> why_not(const Context& context, const Ask& ask) {
  auto provider = find_participant(context.program.records, context.arguments.text("--why-not"));
  if (!provider) return tl::unexpected(provider.error());
  return why_not_view(context, ask, **provider);
}

Result<Outcome> decide(const Context& context) {
  if (context.arguments.has("--recommend")) return recommend_view(context);
  auto ask = ask_argument(context);
  if (!ask) return tl::unexpected(ask.error());
  if (context.arguments.has("--why-not")) return why_not(context, *ask);
  auto top = number_option(context, "--top", 1);
  if (!top) return tl::unexpected(top.error());
  auto among = asked_query(context, Subject::participant);
  if (!among) return tl::unexpected(among.error());
  Ranking ranking = rank(context.program, *ask, context.now.instant, [&](const Participant& provider) {
    return matches(*among, context.program, &provider, context.now.instant);
  });
  const std::size_t eligible = ranking.candidates.size();
  if (*top && ranking.candidates.size() > static_cast<std::size_t>(**top))
    ranking.candidates.resize(static_cast<std::size_t>(**top));
  Outcome outcome;
  outcome.view = ranking_view(context, *ask, ranking, eligible);
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
          .decide = decide};
}

}  // namespace matchdesk
