// Parts of packages that were read before, with what was made of them. Programs write the same
// content types, relationships and styles around every text, and a template gives its own to each
// report that is made from it.
//
// Example: the second report of a template has the styles of the first one byte for byte; what was
// made of those is taken.
// Reading is quicker by it and never different: the packed data must be the same, and nothing is
// kept of a part that was not read whole. Not here: the main part, which is another in each report.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "value/limits.h"

namespace jixiao {

// The data of a part as it stands in its package, with all that says how it is read.
struct PackedPart {
  std::optional<std::uint32_t> checksum;
  std::size_t size = 0;  // inflated, as the directory says
  std::uint16_t method = 0;
  std::string_view bytes;

  bool operator==(const PackedPart&) const = default;
};

class KnownParts {
 public:
  struct Known {
    std::uint64_t inflated = 0;        // bytes that reading it took
    std::shared_ptr<const void> made;  // null: not known
  };

  KnownParts() = default;
  KnownParts(const KnownParts&) = delete;
  KnownParts& operator=(const KnownParts&) = delete;

  // What was read with other limits is forgotten.
  void begin(const Limits& limits);
  // `use` says what is made of the part, "styles": one and the same type for each use.
  Known find(std::string_view use, const PackedPart& part);
  // Keeps what is not large; what was not used for longest goes first.
  void keep(std::string_view use, const PackedPart& part, Known known);
  std::size_t count() const { return kept_.size(); }

 private:
  struct Kept {
    std::string use;
    std::vector<char> bytes;
    PackedPart part;  // of those bytes, which stay where they are when this is moved
    Known known;
    std::uint64_t used = 0;  // the last time, by the clock

    std::uint64_t size() const { return known.inflated + bytes.size(); }
  };

  // A batch has parts of some programs and templates, each with five or so.
  static constexpr std::size_t kMost = 64;
  static constexpr std::uint64_t kMostBytes = std::uint64_t{1} << 20;  // packed and inflated
  static constexpr std::uint64_t kLargest = kMostBytes / 4;            // of one

  Limits limits_;
  std::vector<Kept> kept_;
  std::uint64_t bytes_ = 0;
  std::uint64_t clock_ = 0;
};

}  // namespace jixiao
