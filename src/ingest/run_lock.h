// One run at a time over a file: a second one is told so instead of meeting the first one's rows.
//
// Example: const OwnedDescriptor lock = lock_for_run("jixiao.db"); the file is made if it is not
// there. It goes with the process, however that ends, and does not keep readers out. A file that
// cannot be opened is left to whoever writes it to tell of: the descriptor is then closed.
#pragma once

#include <string>

#include "ingest/owned_descriptor.h"

namespace jixiao {

// Throws Failure (io) if another run has it. Closing a descriptor of a file ends all POSIX locks of
// the process on it, SQLite's too: it must outlive the database.
OwnedDescriptor lock_for_run(const std::string& file);

}  // namespace jixiao
