#include "facts/shared.hpp"

namespace matchdesk {
namespace {

using Of = RecordAt<Request>;

std::vector<DerivedFact<Request>> facts_of_state() {
  return {
      {"name", FactType::text, OnPage::elsewhere, "the name of whoever asks",
       [](const Of& of) { return name_of(of.program, of.record.seeker); }},
      {"status", FactType::term, OnPage::elsewhere, "what the history comes to",
       [](const Of& of) { return Value(to_text(of.record.state.status)); }},
      {"open", FactType::yes_no, OnPage::elsewhere, "not closed",
       [](const Of& of) { return Value(of.record.state.status != RequestStatus::closed); }},
      {"provider", FactType::text, OnPage::elsewhere, "who holds it, or is asked",
       [](const Of& of) { return or_null(of.record.state.provider); }},
      {"provider_name", FactType::text, OnPage::elsewhere, "the name of who holds it, or is asked",
       [](const Of& of) { return name_of(of.program, of.record.state.provider); }},
      {"outcome", FactType::term, OnPage::elsewhere, "how it ended",
       [](const Of& of) { return or_null(of.record.state.outcome); }},
      {"route", FactType::term, OnPage::elsewhere,
       "how a provider is found: assigned unless the record says something else",
       [](const Of& of) { return Value(route_of(of.record)); }},
      {"present_route", FactType::term, OnPage::elsewhere,
       "how the provider is found now: assigned once a direct request came back",
       [](const Of& of) { return or_null(of.record.state.route); }},
      {"location", FactType::place, OnPage::elsewhere, "its own, else that of whoever asks",
       [](const Of& of) { return or_null(location_of(of.program, of.record)); }},
  };
}

std::vector<DerivedFact<Request>> facts_of_askings() {
  return {
      {"asked", FactType::time, OnPage::listed, "since when the provider is asked",
       [](const Of& of) { return or_null(asked_since(of.record)); }},
      {"accepted", FactType::time, OnPage::listed, "when the present provider accepted",
       [](const Of& of) { return or_null(accepted_at(of.record)); }},
      {"returned", FactType::time, OnPage::listed, "when it last came back to the queue",
       [](const Of& of) { return or_null(of.record.state.returned); }},
      {"returned_why", FactType::term, OnPage::listed, "declined, timed-out, transferred or reopened",
       [](const Of& of) {
         const auto& why = of.record.state.returned_by;
         return or_null(why);
       }},
      {"closed", FactType::time, OnPage::listed, "when it ended",
       [](const Of& of) { return or_null(of.record.state.closed); }},
      {"waiting_since", FactType::time, OnPage::elsewhere, "since when it is in the queue, or waits for an answer",
       [](const Of& of) {
         const auto since = waiting_since(of.record);
         return since ? Value(to_text(of.program.policy.calendar.zone.stamp(*since))) : Value();
       }},
      {"waiting", FactType::age, OnPage::elsewhere, "in the queue or for an answer, since it came there",
       [](const Of& of) { return seconds_between(waiting_since(of.record), of.now); }},
      {"talk_to", FactType::text, OnPage::elsewhere, "whom to talk to before it is assigned again",
       [](const Of& of) { return or_null(of.record.state.talk_to); }},
      {"asked_before", FactType::text, OnPage::elsewhere, "the providers who were asked before the present one",
       [](const Of& of) {
         Value providers = Value::list();
         const auto& askings = of.record.story.askings;
         for (std::size_t i = 0; i + 1 < askings.size(); ++i)
           if (askings[i].route != "offered" && askings[i].provider != askings.back().provider)
             providers.push(askings[i].provider);
         return providers;
       }},
      {"declined_by", FactType::text, OnPage::listed, "who declined it",
       [](const Of& of) { return Value(of.record.story.providers_who(Answer::declined)); }},
      {"timed_out_by", FactType::text, OnPage::listed, "who let it time out",
       [](const Of& of) { return Value(of.record.story.providers_who(Answer::timed_out)); }},
      {"attempts", FactType::number, OnPage::listed, "attempts to reach, since the provider accepted",
       [](const Of& of) { return Value(attempts_of(of.record)); }},
      {"methods", FactType::text, OnPage::listed, "how the present provider tried to reach whoever asks",
       [](const Of& of) { return Value(methods_of(of.record)); }},
      {"meetings", FactType::number, OnPage::listed, "with the present provider",
       [](const Of& of) { return Value(meetings_of(of.record)); }},
      {"referrals", FactType::number, OnPage::listed, "from the present provider",
       [](const Of& of) { return Value(referrals_of(of.record)); }},
      {"placement_lacks", FactType::term, OnPage::listed,
       "of a placement: what the program asks about it, and nobody recorded yet",
       [](const Of& of) { return Value(placement_lacks(of.program.policy, of.record)); }},
      {"on_hold_until", FactType::date, OnPage::listed, "the day on which it goes on",
       [](const Of& of) {
         const auto until = on_hold_until(of.program, of.record, of.now);
         return until ? Value(to_text(*until)) : Value();
       }},
      {"age", FactType::age, OnPage::listed, "from submission to its end, or until now",
       [](const Of& of) {
         const auto& closed = of.record.state.closed;
         return seconds_between(began(of.record), closed ? closed->instant : of.now);
       }},
  };
}

}  // namespace

template <>
const std::vector<DerivedFact<Request>>& derived_facts<Request>() {
  static const auto facts =
      joined<Request>({facts_of_state(), facts_of_askings(), facts_of_history<Request>(), facts_of_clocks<Request>()});
  return facts;
}

}  // namespace matchdesk
