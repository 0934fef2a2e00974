// intake request: somebody asks for help.

#include <algorithm>

#include <fmt/format.h>

#include "cmd/arguments.hpp"
#include "cmd/commands.hpp"
#include "cmd/intake/remarks.hpp"
#include "cmd/recording.hpp"
#include "intake/admit.hpp"
#include "intake/fill.hpp"
#include "matching/eligibility.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

// Returns the ids of the providers that an option names.
Result<std::vector<std::string>> providers_option(const Context& context, std::string_view option) {
  TRY(auto providers, people_option(context, option));
  std::vector<std::string> ids;
  for (const Participant* provider : providers) {
    const Role* role = find_role(context.program.policy, provider->role);
    if (role == nullptr || role->side != Side::provider)
      return fail(
          Failure::refused, "not-a-provider",
          fmt::format("{}: {} takes part as {}, who takes no requests", option, provider->id,
                      text::with_article(provider->role)),
          fmt::format("requests are taken by: {}", text::enumerate(roles_of(context.program.policy, Side::provider))));
    ids.push_back(provider->id);
  }
  return ids;
}

bool is_matched_on(const Policy& policy, std::string_view field) {
  return std::ranges::find(policy.matching.criteria, field, &Criterion::field) != policy.matching.criteria.end();
}

// Reads "industries=retail,food" into needs.industries.
Result<void> fill_need(const Context& context, const std::string& given, const ValueRules& rules, Request& request,
                       std::vector<Remark>& remarks) {
  const std::size_t equals = given.find('=');
  if (equals == std::string::npos)
    return fail(Failure::usage, "no-equals", fmt::format("--needs: '{}' does not say of which field", given),
                "write it as --needs industries=retail,food");
  const std::string field = given.substr(0, equals);
  auto target = request_target(context.program.policy, "needs." + field);
  if (!target)
    return fail(Failure::usage, "unknown-field", fmt::format("--needs: there is no field '{}'", field),
                text::did_you_mean(field, participant_targets(context.program.policy),
                                   "the fields are those of a participant: industries, skills, languages, …"));
  if (!is_matched_on(context.program.policy, field))
    remarks.push_back({"not-matched-on", fmt::format("no criterion of matching looks at {}", field),
                       "see matching.criteria in program.yaml"});
  return fill(request, *target, {given.substr(equals + 1)}, rules, remarks);
}

Result<Request> fill_in(const Context& context, std::vector<Remark>& remarks) {
  const Arguments& arguments = context.arguments;
  TRY(auto seeker, find_participant(context.program.records, arguments.text("SEEKER")));
  Request request;
  request.seeker = seeker->id;
  request.kind = arguments.text("--kind");
  request.priority = arguments.text("--priority");
  const ValueRules rules{.policy = context.program.policy, .separators = {"\n", ",", ";"}};
  for (const std::string_view field : {"message", "location"}) {
    const std::string option = "--" + std::string(field);
    if (!arguments.has(option)) continue;
    TRY(fill(request, *request_target(context.program.policy, field), {arguments.text(option)}, rules, remarks));
  }
  for (const std::string& given : arguments.each("--needs")) {
    if (auto done = fill_need(context, given, rules, request, remarks); !done) return as_usage(done.error());
  }
  for (const auto& [option, place] :
       {std::pair{"--prefers", &request.prefers}, std::pair{"--excludes", &request.excludes}}) {
    TRY(auto ids, providers_option(context, option));
    *place = std::move(ids);
  }
  request.route = arguments.text("--route");
  if (request.route.empty())
    request.route = arguments.has("--to")     ? "direct"
                    : arguments.has("--from") ? "offered"
                    : request.prefers.empty() ? "assigned"
                                              : "preferred";
  return request;
}

// Returns the provider who is asked directly, or who offers; "" on other routes. An option that the route has no use
// for is wrong usage.
Result<std::string> other_side(const Context& context, const std::string& route) {
  const std::string_view wanted = route == "direct" ? "--to" : route == "offered" ? "--from" : "";
  for (const std::string_view option : {"--to", "--from"}) {
    if (context.arguments.has(option) && option != wanted)
      return fail(Failure::usage, "wrong-option",
                  fmt::format("a request on the route '{}' does not take {}", route, option),
                  option == "--to" ? "--to is for direct requests" : "--from is for offers");
  }
  if (wanted.empty() || !context.arguments.has(wanted)) return std::string();
  return find_participant(context.program.records, context.arguments.text(wanted)).map([](const Participant* other) {
    return other->id;
  });
}

// Returns whether a reason against a provider is the seeker's to judge: the distance, how well they fit.
bool is_the_seekers_choice(const Reason& reason) {
  return reason.code == "too-far" || reason.code == "lacks" || reason.code == "unknown";
}

// Refuses a provider who is asked directly and may not take it: without room, not matched, or asked by this seeker
// before.
Result<void> check_asked(const Context& context, const Request& request, const Participant& seeker) {
  const Participant* provider = context.program.records.participant(request.state.provider);
  if (request.route != "direct" || provider == nullptr) return {};
  auto reasons =
      reasons_against(context.program, ask_of(context.program, seeker), *provider, request.submitted->instant);
  std::erase_if(reasons, is_the_seekers_choice);
  const bool can_be_overridden = std::ranges::all_of(reasons, &Reason::may_be_overridden);
  if (reasons.empty() || (can_be_overridden && context.arguments.has("--override"))) return {};
  std::vector<std::string> texts;
  for (const Reason& reason : reasons) texts.push_back(reason.text);
  return fail(Failure::refused, reasons.front().code,
              fmt::format("{} cannot be asked directly: {}", provider->id, text::join(texts, "; ")),
              fmt::format("'matchdesk match {}' ranks others; without --to it waits in the queue{}", seeker.id,
                          can_be_overridden ? "; or say why it is right here with --override \"why\"" : ""));
}

Outcome made(const Context& context, Request request) {
  const std::string& provider = request.state.provider;
  Outcome outcome{
      .view = view_of("intake-request/1",
                      {{"request", "request", Cell::whole, request.id},
                       {"seeker", "seeker", request.seeker},
                       {"kind", "kind", request.kind},
                       {"route", "route", request.route},
                       {"submitted", to_text(*request.submitted)},
                       {"status", "status", to_text(request.state.status)},
                       {"provider", "provider", or_null(provider)}},
                      fmt::format("{}: {} of {}; {}{}", request.id, request.kind,
                                  named(context.program.records, request.seeker), to_text(request.state.status),
                                  provider.empty() ? "" : " with " + named(context.program.records, provider)))};
  const Participant* seeker = context.program.records.participant(request.seeker);
  if (!is_active(*seeker, context.program.policy, context.now.instant))
    outcome.notes.push_back(fmt::format("{} is {}: the request can be assigned once they are active", seeker->id,
                                        to_text(seeker->state.status)));
  if (request.state.status == RequestStatus::queued)
    outcome.notes.push_back(fmt::format("next: matchdesk match {}", request.id));
  outcome.changes().push_back(CreateRequest{std::move(request)});
  return outcome;
}

Result<Outcome> decide(const Context& context) {
  std::vector<Remark> remarks;
  TRY(auto request, fill_in(context, remarks));
  TRY(refuse_unknown_places(remarks));
  TRY(auto other, other_side(context, request.route));
  TRY(auto submitted, new_event(context, EventKind::submitted));
  admit(request, context.program, {submitted.at, submitted.recorded, submitted.by, context.arguments.text("--via")},
        other);
  const Participant& seeker = *context.program.records.participant(request.seeker);
  TRY(check_request(context.program, request, seeker, context.now.instant));
  TRY(check_asked(context, request, seeker));
  if (context.arguments.has("--override"))
    request.history.front().fields.set("override", context.arguments.text("--override"));
  if (context.program.records.request(request.id) != nullptr)
    return fail(Failure::refused, "already-known", fmt::format("this request is there already: {}", request.id),
                fmt::format("see 'matchdesk show {}'", request.id));
  Outcome outcome = made(context, std::move(request));
  outcome.warnings = warnings_of(remarks);
  return outcome;
}

}  // namespace

Command intake_request_command() {
  using Takes = Option::Takes;
  return recording_command(
      "intake request", "somebody asks for help",
      {{"SEEKER", "who asks: an id, a name or an e-mail address", "", Takes::value, true, Completes::seeker},
       {"--kind", "what kind of request; the program's first, if not said", "KIND", Takes::value, false,
        Completes::kind},
       {"--route", "how a provider is found: assigned, direct, preferred or offered", "ROUTE", Takes::value, false,
        Completes::route},
       {"--needs", "what the provider should have, beside what the seeker's record says; may be repeated", "FIELD=A,B",
        Takes::values},
       {"--prefers", "providers the seeker would like, the dearest first", "A,B", Takes::values, false,
        Completes::provider},
       {"--excludes", "providers who may not get it", "A,B", Takes::values, false, Completes::provider},
       {"--to", "of a direct request: the provider who is asked", "PROVIDER", Takes::value, false, Completes::provider},
       {"--from", "of an offer: the provider who offers", "PROVIDER", Takes::value, false, Completes::provider},
       {"--message", "what the seeker writes", "TEXT"},
       {"--location", "where, if not where the seeker is", "PLACE", Takes::value, false, Completes::location},
       {"--priority", "low, normal or high", "WORD", Takes::value, false, Completes::choice, {"low", "normal", "high"}},
       {"--override", "why somebody is asked directly though a rule stands against it; the reason is recorded", "WHY"},
       {"--via", "how it came: email, web-form, phone", "WORD"}},
      decide);
}

}  // namespace matchdesk
