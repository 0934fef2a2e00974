#include "report/reports.hpp"

namespace matchdesk {

std::span<const ReportKind> report_kinds() {
  static constexpr ReportKind kinds[] = {
      {"health", "how far requests come, how long each stage takes, what is overdue", Subject::request, true,
       health_report},
      {"load", "who has how much, and how evenly it is spread", Subject::participant, true, load_report},
      {"outcomes", "what became of people and of requests", Subject::participant, true, outcomes_report},
      {"referrals", "whom the providers pointed on to", Subject::request, true, referrals_report},
      {"engagement", "who was in touch, came to activities, or was left alone", Subject::participant, true,
       engagement_report},
      {"compliance", "who rejects requests, and what was done about it", Subject::participant, true, compliance_report},
      {"employers", "who spoke to which organization, what is overdue, and what it offers", Subject::participant, true,
       employers_report},
      {"audit", "every answer about outcomes, with who recorded it and its evidence", Subject::participant, false,
       audit_report},
  };
  return kinds;
}

}  // namespace matchdesk
