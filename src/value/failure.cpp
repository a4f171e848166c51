#include "value/failure.h"

namespace jixiao {

std::string_view failure_name(FailureKind kind) {
  switch (kind) {
    case FailureKind::kUnsupported:
      return "unsupported";
    case FailureKind::kEncrypted:
      return "encrypted";
    case FailureKind::kCorrupt:
      return "corrupt";
    case FailureKind::kTooLarge:
      return "too_large";
    case FailureKind::kLimit:
      return "limit";
    case FailureKind::kEmpty:
      return "empty";
    case FailureKind::kTimeout:
      return "timeout";
    case FailureKind::kCrash:
      return "crash";
    case FailureKind::kIo:
      return "io";
  }
  return "io";
}

std::optional<FailureKind> find_failure_kind(std::string_view name) {
  for (int number = 0; number <= static_cast<int>(FailureKind::kIo); ++number) {
    const auto kind = static_cast<FailureKind>(number);
    if (failure_name(kind) == name) return kind;
  }
  return std::nullopt;
}

LimitFailure::LimitFailure(const std::string& what_is, const Limits& limits,
                           const LimitMember& which)
    : Failure(FailureKind::kLimit, what_is + limit_clause(limits, which)),
      over(what_is),
      limit(which) {}

}  // namespace jixiao
