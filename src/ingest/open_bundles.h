// Zips among the inputs, replaced by their members.
//
// Example: of {"a.txt", "县.zip"} comes {"a.txt", "县.zip!/甲.docx", "县.zip!/乙.txt"}. The workers
// list the bundles: a zip that breaks its reader costs no more than a document that does. Not here:
// what is in a zip (bundle.h).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ingest/inputs.h"
#include "ingest/pool.h"

namespace jixiao {

struct OpenedInputs {
  std::vector<IngestInput> inputs;   // members stand where their bundle stood
  std::vector<std::string> bundles;  // names of those that were opened
  std::uint64_t retries = 0;         // attempts beyond the first
};

// `request` says the limits. The pool must be idle. Throws WorkersFail.
OpenedInputs open_bundles(std::vector<IngestInput> found, const NameFilter& filter,
                          const WorkerRequest& request, WorkerPool& pool);

}  // namespace jixiao
