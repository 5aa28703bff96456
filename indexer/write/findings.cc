#include "indexer/write/findings.h"

#include <algorithm>

namespace morgue {

std::string_view to_string(FindingKind kind) {
  switch (kind) {
    case FindingKind::lost_list:
      return "lost_list";
    case FindingKind::bad_line:
      return "bad_line";
    case FindingKind::repeated_line:
      return "repeated_line";
    case FindingKind::missing_segment:
      return "missing_segment";
    case FindingKind::damaged_segment:
      return "damaged_segment";
    case FindingKind::foreign_segment:
      return "foreign_segment";
    case FindingKind::unreadable_articles:
      return "unreadable_articles";
    case FindingKind::leftover:
      return "leftover";
    case FindingKind::doubled_articles:
      return "doubled_articles";
    case FindingKind::wrong_families:
      return "wrong_families";
    case FindingKind::interrupted_run:
      return "interrupted_run";
    case FindingKind::missing_ledger:
      return "missing_ledger";
    case FindingKind::damaged_ledger:
      return "damaged_ledger";
    case FindingKind::lost_articles:
      break;
  }
  return "lost_articles";
}

bool CheckResult::is_sound() const {
  return std::all_of(findings.begin(), findings.end(),
                     [](const Finding& finding) { return finding.repaired; });
}

bool CheckResult::has(FindingKind kind) const {
  return std::any_of(findings.begin(), findings.end(),
                     [&](const Finding& finding) { return finding.kind == kind; });
}

void CheckResult::mark_repaired(FindingKind kind) {
  for (Finding& finding : findings) {
    if (finding.kind == kind) finding.repaired = true;
  }
}

}  // namespace morgue
