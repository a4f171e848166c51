// Many inputs through the same flow: read, extract, map, check, and whatever a command makes of
// the report.
//
// Example: run_batch(arguments, rules, render) calls render once an input, on any thread, and what
// that gave back once an input, in the order given. An input that cannot be converted is one line
// on stderr, `jixiao: a.docx: encrypted: the file is protected by a password`, and never stops the
// others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>

#include "cli/arguments.h"
#include "cli/conversion.h"
#include "cli/exit_status.h"
#include "cli/parallel.h"
#include "rules/pack.h"

namespace jixiao {

// What --pack names is none of the packs; the message lists them.
struct UnknownPack : std::runtime_error {
  using std::runtime_error::runtime_error;
};
// The packs of --rules or those that came with the program; refuses an unknown --pack.
// Throws InvalidRules, MissingRules, UnknownPack.
Rules load_chosen_rules(const BatchArguments& batch);

// What a command makes of an input: called on any thread, and what it gives back in the order of
// the inputs. It may settle findings of the report: they are counted afterwards. A Failure (io) of
// the delivery counts as a failure of that input.
using Render = std::function<Delivery(std::size_t input, Conversion& conversion)>;

// Does it need the document beside the report?
enum class Documents : std::uint8_t { kDropped, kKept };

Totals run_batch(const BatchArguments& batch, const Rules& rules, Documents documents,
                 const Render& render);

}  // namespace jixiao
