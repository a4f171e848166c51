// The one exception for "this document cannot be converted".
//
// Example: throw Failure{FailureKind::kEncrypted, "the file is protected by a password"};
// becomes {"error":{"kind":"encrypted","message":"…"}} and never stops the other inputs. The name
// of the file is added by whoever catches it. Oddities inside a readable document are `Unread`
// notes or findings, never a Failure.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "value/limits.h"

namespace jixiao {

enum class FailureKind {
  kUnsupported,  // a format we do not read; the message says which
  kEncrypted,
  kCorrupt,
  kTooLarge,
  kLimit,
  kEmpty,
  kTimeout,
  kCrash,
  kIo,
};

// The name of the kind in JSON: "unsupported", "too_large", …
std::string_view failure_name(FailureKind kind);
std::optional<FailureKind> find_failure_kind(std::string_view name);

struct Failure : std::runtime_error {
  Failure(FailureKind what_kind, const std::string& message)
      : std::runtime_error(message), kind(what_kind) {}
  FailureKind kind;
};

// The document is over one of the Limits; the message ends with its name, its value and the way to
// raise it: "the tables have too many cells (limit cells = 5; raise it with --limit cells=N)".
struct LimitFailure : Failure {
  LimitFailure(const std::string& what_is, const Limits& limits, const LimitMember& which);
  std::string over;  // the message without that end
  LimitMember limit;
};

}  // namespace jixiao
