// Names of files as text: whatever bytes they are, a table holds them and a person can read them.
//
// Example: the bytes D7 D4 C6 C0 ".docx", written by a Windows of the mainland, are "自评.docx".
// UTF-8 stays as it is; else GB18030 if the bytes are that; else the bad bytes become U+FFFD.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace jixiao {

std::string file_name_text(std::string_view bytes);

// Leftovers of programs that are no input by themselves: "~$报告.docx" (Word's lock file),
// ".DS_Store", "__MACOSX/…", "Thumbs.db". `name` may have folders in front.
bool is_leftover(std::string_view name);

// Does the name end in .zip, whatever its case?
bool has_zip_name(std::string_view name);

// Which names a user wants: at least one of `include` (none given: all) and none of `exclude`. A
// pattern is a glob whose * takes '/' too; it is held against the whole name and against the part
// behind the last '/'.
struct NameFilter {
  std::vector<std::string> include;
  std::vector<std::string> exclude;

  bool wants(std::string_view name) const;
};

}  // namespace jixiao
