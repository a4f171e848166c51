// What a user named -> one input a document: folders walked, bundles left for a worker to open.
//
// Example: {"in"} with in/a.docx, in/b/c.zip and in/~$a.docx gives, in the order of their bytes,
// a file in/a.docx, a bundle in/b/c.zip and a leftover in/~$a.docx. Links are followed, a folder is
// walked once however it is reached, and what cannot be read is an input that has failed, never
// nothing. Not here: what a bundle holds (bundle.h) and what a file says.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/bundle.h"
#include "ingest/file_name.h"
#include "value/failure.h"

namespace jixiao {

enum class InputKind {
  kFile,
  kBundle,    // by its name; its members take its place once they are listed
  kLeftover,  // not read, but counted
  kFailed,
};

struct IngestInput {
  InputKind kind = InputKind::kFile;
  std::string name;    // as tables show it: UTF-8, members behind "!/"
  std::string path;    // the file's own bytes; of a member the bundle's
  MemberPath member;   // empty: the file itself
  std::string sha256;  // once it is known
  std::uint64_t bytes = 0;
  FailureKind failure = FailureKind::kIo;
  std::string error;  // of kFailed
};

// Every input of these files and folders, in their order and inside a folder in byte order.
std::vector<IngestInput> find_inputs(const std::vector<std::string>& paths,
                                     const NameFilter& filter);

// Paths out of a list, a line each; between NUL bytes if there is one, since a name may hold a line
// end. A CR before the line end is no part of a name; empty lines are none.
std::vector<std::string> split_list(std::string_view list);

// A bundle's members in its place.
std::vector<IngestInput> bundle_inputs(const IngestInput& bundle,
                                       const std::vector<BundleMember>& members,
                                       const NameFilter& filter);

}  // namespace jixiao
