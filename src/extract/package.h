// A docx as named parts, read in chunks straight from memory. The parts of a Flat OPC file come
// here too.
//
// Example: Package(bytes, limits).find("/word/Document.xml") finds the entry word/document.xml.
// A zip as programs write it is read by its directory (package_directory.h), an odd one by libzip.
// A zip whose directory is broken is read by its local headers, and an entry that does not inflate
// to its end is read as far as it goes. Throws Failure: encrypted, limit, corrupt (nothing usable).
// What is never read (media) is never inflated. Not here: what the parts mean (docx_parts.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/package_memory.h"
#include "extract/package_salvage.h"
#include "value/limits.h"
#include "value/unread.h"

namespace jixiao {

// A part's name for comparison: lower case, '/' between folders, none in front, %20 decoded.
std::string part_key(std::string_view name);

// What is wrong with the data of a part: a Chinese and an English clause.
struct PartDamage {
  std::string what;
  std::string what_en;
};

// A part that is no entry of a zip (flat_opc.h).
struct PackagePart {
  std::string name;
  std::string data;
  bool base64 = false;  // decoded when it is read
};

class Package {
 public:
  // `bytes` and the memory must outlive the package; without one it has its own.
  Package(std::string_view bytes, const Limits& limits, PackageMemory* memory = nullptr);
  Package(std::vector<PackagePart> parts, const Limits& limits, PackageMemory* memory = nullptr);
  ~Package();
  Package(const Package&) = delete;
  Package& operator=(const Package&) = delete;

  // Names of the entries in the order of the zip, folders left out; each key once.
  std::vector<std::string> names() const;
  // The entry's own name, made printable; empty if there is none.
  std::optional<std::string> find(std::string_view part) const;
  // Reads an entry that find() knows. The sink returns false to end early.
  std::optional<PartDamage> read(std::string_view part, const ByteSink& sink);
  // The data of such an entry, where that alone says what reading it gives.
  std::optional<PackedPart> packed(std::string_view part) const;
  // Counts an entry whose data is known, as read() does.
  void count_known(std::string_view part, std::uint64_t inflated);
  // What its parts are read with.
  PackageMemory& memory() { return *memory_; }
  // Bytes of all parts read so far, and of what was inflated on their account.
  std::uint64_t inflated() const { return inflated_; }
  // Counts bytes that a package inside this one inflated to.
  void count_inflated(std::uint64_t bytes);
  // What was found odd about the zip itself.
  const std::vector<Unread>& notes() const { return notes_; }

 private:
  struct Archive;
  struct Entry {
    std::string name;
    std::uint64_t index = 0;       // in the archive
    std::vector<ZipEntry> copies;  // without the archive the first usable one wins
    std::optional<PackagePart> part;
  };

  void use(PackageMemory* memory);
  void list_plain(std::vector<ZipEntry> directory);
  void list_archive(std::size_t count);
  void list_salvaged();
  void add(Entry entry);
  std::uint64_t packed_size(const Entry& entry) const;
  std::optional<PartDamage> read_copies(const Entry& entry, std::uint64_t delivered,
                                        const ByteSink& sink);

  std::string_view bytes_;
  Limits limits_;
  bool plain_ = false;
  std::unique_ptr<Archive> archive_;                   // none: plain or salvaged
  std::map<std::string, Entry, std::less<>> entries_;  // by part_key
  std::vector<const Entry*> in_order_;                 // of the zip
  std::vector<Unread> notes_;
  // Not inside: a package may stand on the stack, above those that it was found in.
  std::unique_ptr<PackageMemory> own_memory_;
  PackageMemory* memory_ = nullptr;
  std::uint64_t inflated_ = 0;  // of all parts so far
};

}  // namespace jixiao
