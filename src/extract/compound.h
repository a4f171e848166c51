// OLE compound files (MS-CFB), read just far enough to say what they are: an encrypted package or
// a legacy Office document. Neither is read further.
//
// Example: a root storage with the streams "EncryptionInfo" and "EncryptedPackage" gives
// CompoundKind::kEncrypted.
//
//   header (512 bytes) ── first directory sector ──> directory: entries of 128 bytes,
//        │                                            a tree of siblings below the root
//        └─ FAT sectors: which sector follows which
//
// Every sector number is checked against the size of the file and every chain against its longest
// possible length, so malformed files end as kBroken. Not read: streams, the mini FAT.
#pragma once

#include <string_view>

namespace jixiao {

enum class CompoundKind {
  kEncrypted,
  kWord,        // .doc, also of WPS
  kExcel,       // .xls
  kPowerPoint,  // .ppt
  kOther,
  kBroken,
};

// bytes begin with the compound file's signature.
CompoundKind compound_kind(std::string_view bytes);

// Is it a legacy .doc that some program dumped as text? Two of its signature ("ࡱ", "邢唷"…),
// "Root Entry" and "WordDocument" (also with a NUL or blank behind each letter) must be there, and
// the signature at the very beginning or garbage all over: a text may speak of these things.
bool is_compound_dump(std::string_view bytes);

}  // namespace jixiao
