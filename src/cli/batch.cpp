#include "cli/batch.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <memory>
#include <mutex>
#include <span>
#include <system_error>
#include <utility>
#include <vector>

#include "bytes/bytes.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/rules_place.h"
#include "rules/load.h"

namespace jixiao {
namespace {

// One input between the threads: everything but the report itself, which is rendered by then.
struct Rendered {
  Delivery deliver;
  std::string error;
  bool internal_error = false;
  Tally tally;
};

// Files of more bytes in all are not given to one thread at a time: what is made of them waits in
// memory for its turn.
constexpr std::uintmax_t kGroupFileBytes = std::uintmax_t{1} << 20U;
// So many times at least each thread takes something, so that all are done at about the same time.
constexpr std::size_t kTurns = 4;

// Where the group of inputs ends that begins with this one.
std::size_t group_end(const BatchArguments& batch, std::size_t first) {
  const std::size_t threads = static_cast<std::size_t>(batch.jobs);
  const std::size_t share = threads == 1 ? kGroupInputs : batch.files.size() / (threads * kTurns);
  const std::size_t most = std::clamp<std::size_t>(share, 1, kGroupInputs);
  std::uintmax_t bytes = 0;
  std::size_t end = first;
  while (end < batch.files.size() && end - first < most) {
    std::error_code unknown;  // of stdin, of a file that is not there: a group of its own
    const std::uintmax_t size = std::filesystem::file_size(batch.files[end], unknown);
    bytes += unknown ? kGroupFileBytes + 1 : size;
    if (end > first && bytes > kGroupFileBytes) break;
    ++end;
  }
  return end;
}

// What was learnt so far, for as many threads as work: each group takes one and gives it back.
class Memories {
 public:
  std::unique_ptr<ConversionMemory> take() {
    const std::lock_guard lock(mutex_);
    if (free_.empty()) return std::make_unique<ConversionMemory>();
    std::unique_ptr<ConversionMemory> memory = std::move(free_.back());
    free_.pop_back();
    return memory;
  }
  void give_back(std::unique_ptr<ConversionMemory> memory) {
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(memory));
  }

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<ConversionMemory>> free_;
};

Rendered render_input(std::size_t item, Conversion& conversion, const std::string& path,
                      const Render& render) {
  Rendered rendered;
  if (conversion.report) {
    try {
      rendered.deliver = render(item, conversion);
      rendered.tally = tally(*conversion.report);
      return rendered;
    } catch (const std::exception&) {
      conversion.error = current_error();
      conversion.report.reset();
      conversion.document.reset();
    }
  }
  rendered.deliver = render(item, conversion);
  rendered.internal_error = conversion.error.internal;
  rendered.error = error_line(path, conversion.error.kind, conversion.error.message);
  return rendered;
}

std::vector<Rendered> render_inputs(const ItemGroup& items, const Rules& rules,
                                    const BatchArguments& batch, Documents documents,
                                    Memories& memories, const Render& render) {
  const ConversionOptions options{batch.limits, batch.reading, batch.pack, batch.english,
                                  documents == Documents::kKept};
  const auto read = [&](const std::string& path) { return read_input(path, batch.limits); };
  std::unique_ptr<ConversionMemory> memory = memories.take();
  std::vector<Rendered> all;
  for (std::size_t item = items.first; item < items.last;) {
    const std::span<const std::string> left(batch.files.begin() + static_cast<std::ptrdiff_t>(item),
                                            items.last - item);
    for (Conversion& conversion : convert_group(left, read, rules, options, *memory)) {
      all.push_back(render_input(item, conversion, batch.files[item], render));
      conversion = {};
      ++item;
    }
  }
  memories.give_back(std::move(memory));
  return all;
}

}  // namespace

Rules load_chosen_rules(const BatchArguments& batch) {
  Rules rules = load_rules_for_documents(batch.rules_directory);
  if (batch.pack.empty()) return rules;
  std::string known;
  for (const Pack& pack : rules.packs) {
    if (pack.id == batch.pack) return rules;
    known += (known.empty() ? "" : ", ") + pack.id;
  }
  throw UnknownPack("--pack: unknown pack \"" + batch.pack + "\"; known: " + known);
}

Totals run_batch(const BatchArguments& batch, const Rules& rules, Documents documents,
                 const Render& render) {
  Totals totals;
  totals.inputs = batch.files.size();
  Progress progress(totals.inputs, batch.quiet, batch.english);
  const auto finish = [&](std::size_t item, const Rendered& rendered) {
    std::string error = rendered.error;
    progress.clear();
    try {
      rendered.deliver();
    } catch (const Failure& failure) {
      error += error_line(batch.files[item], failure.kind, failure.what());
    }
    if (!error.empty()) write_stderr(error);
    totals.failed += error.empty() ? 0U : 1U;
    totals.internal_error = totals.internal_error || rendered.internal_error;
    totals.tally += rendered.tally;
    progress.step(!error.empty());
  };
  Memories memories;
  run_in_order(
      batch.files.size(), batch.jobs, [&](std::size_t first) { return group_end(batch, first); },
      [&](const ItemGroup& items) -> Delivery {
        return [&finish, first = items.first,
                all = render_inputs(items, rules, batch, documents, memories, render)] {
          for (std::size_t i = 0; i < all.size(); ++i) finish(first + i, all[i]);
        };
      });
  return totals;
}

}  // namespace jixiao
