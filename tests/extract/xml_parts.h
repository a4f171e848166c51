// The XML parts of real documents, for comparing ways of reading them.
#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "extract/package.h"
#include "value/failure.h"
#include "value/limits.h"

namespace jixiao {

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline bool is_xml(const std::string& name) {
  return name.ends_with(".xml") || name.ends_with(".rels");
}

// The XML parts of all documents below a folder, as far as the first MB; of those that are no zip
// there are none.
inline void add_parts(const std::filesystem::path& folder, std::vector<std::string>& parts) {
  if (!std::filesystem::is_directory(folder)) return;
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
    if (file.path().extension() != ".docx") continue;
    const std::string bytes = read_file(file.path());
    try {
      Package package(bytes, Limits());
      for (const std::string& name : package.names()) {
        if (!is_xml(name)) continue;
        package.read(name, [&, part = &parts.emplace_back()](std::string_view chunk) {
          part->append(chunk);
          return part->size() < std::size_t{1} << 20;
        });
      }
    } catch (const Failure&) {
    }
  }
}

// The project's own samples, and the cases and the corpus beside it where they are there.
inline const std::vector<std::string>& all_parts() {
  static const std::vector<std::string> kParts = [] {
    const std::filesystem::path source(JIXIAO_SOURCE_DIR);
    std::vector<std::string> parts;
    add_parts(source / "samples", parts);
    add_parts(source / ".." / "shared" / "cases", parts);
    add_parts(source / ".." / "shared" / "corpus", parts);
    return parts;
  }();
  return kParts;
}

}  // namespace jixiao
