#include "cmd/remarks.hpp"

namespace matchdesk {

Diagnostics warnings_of(const std::vector<Remark>& remarks) {
  Diagnostics warnings;
  for (const Remark& remark : remarks) {
    Diagnostic warning;
    warning.severity = Severity::warning;
    warning.code = remark.code;
    warning.message = remark.message;
    warning.hint = remark.hint;
    warnings.push_back(std::move(warning));
  }
  return warnings;
}

}  // namespace matchdesk
