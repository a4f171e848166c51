// A .zip of reports as people send them: what is in it, and one document of it at a time.
//
// Example: list_bundle("县.zip", limits) gives {"自评/甲.docx", at {3}}, and of a zip inside it
// {"乡.zip!/乙.txt", at {5, 0}}: the numbers of the entries on the way. read({5, 0}) gives its
// bytes. A name is only a name: nothing is written anywhere, so "../../etc/passwd" is as good as
// any. A .zip that is itself a .docx under another name is no bundle. Not here: the parts of a
// document (extract/package.h).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "value/failure.h"
#include "value/limits.h"

namespace jixiao {

// Zips in zips in zips: people who forward a county's reports nest them once or twice.
inline constexpr std::size_t kMostBundleNesting = 4;

using MemberPath = std::vector<std::uint64_t>;

struct BundleMember {
  std::string name;  // UTF-8, zips on the way with "!/" behind them
  MemberPath at;
  std::string sha256;  // empty: it cannot be read, for this reason
  std::uint64_t bytes = 0;
  FailureKind kind = FailureKind::kIo;
  std::string error;
};

// Every entry but folders, in the order of the zip; nothing if the file is a document itself.
// Throws Failure: io, corrupt, limit (more entries than Limits::package_entries).
std::optional<std::vector<BundleMember>> list_bundle(const std::string& path, const Limits& limits);

// Reads members one after the other; keeps the zip it read from last open.
class BundleReader {
 public:
  BundleReader();
  ~BundleReader();
  BundleReader(const BundleReader&) = delete;
  BundleReader& operator=(const BundleReader&) = delete;

  // Throws Failure: io, corrupt, encrypted, too_large.
  std::string read(const std::string& path, const MemberPath& at, const Limits& limits);

 private:
  struct Open;
  std::unique_ptr<Open> open_;
};

}  // namespace jixiao
