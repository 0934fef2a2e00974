#include "cmd/outbox_work.hpp"

namespace matchdesk {

Result<Outcome> work_outbox(const std::string& root, const Policy& policy, bool dry_run, Outcome outcome) {
  const auto& [deliver, moves, tell] = outcome.outbox;
  if (deliver.empty() && moves.empty()) return outcome;
  if (dry_run) {
    outcome.notes.emplace_back("dry run: nothing was changed");
    return outcome;
  }
  for (const auto& [path, state] : moves)
    if (auto moved = move_mail(root, path, state); !moved) return tl::unexpected(moved.error());
  std::vector<Handover> handovers;
  for (const std::string& path : deliver) {
    auto handover = hand_over(root, path, policy.mail_command);
    if (!handover && handovers.empty()) return tl::unexpected(handover.error());
    if (!handover) outcome.notes.push_back(handover.error().message);
    outcome.has_findings |= !handover || handover->result != Handover::Result::sent;
    if (!handover) break;
    handovers.push_back(std::move(*handover));
  }
  if (tell != nullptr) tell(outcome, handovers);
  return outcome;
}

}  // namespace matchdesk
