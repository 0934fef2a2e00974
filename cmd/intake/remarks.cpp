#include "cmd/intake/remarks.hpp"

namespace matchdesk {

Diagnostics warnings_of(const std::vector<Remark>& remarks) {
  Diagnostics warnings;
  for (const Remark& remark : remarks)
    warnings.push_back(
        {.severity = Severity::warning, .code = remark.code, .message = remark.message, .hint = remark.hint});
  return warnings;
}

Result<void> refuse_unknown_places(const std::vector<Remark>& remarks) {
  for (const Remark& remark : remarks) {
    if (remark.code != "unknown-location") continue;
    const std::string message = remark.message.substr(0, remark.message.find(';'));
    return fail(Failure::usage, remark.code, message,
                remark.hint.empty() ? "its places stand under locations: in program.yaml" : remark.hint);
  }
  return {};
}

}  // namespace matchdesk
