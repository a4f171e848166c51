#include "ingest/open_bundles.h"

#include <deque>
#include <map>
#include <utility>

namespace jixiao {
namespace {

void fail(IngestInput& bundle, FailureKind kind, const std::string& message) {
  bundle.kind = InputKind::kFailed;
  bundle.failure = kind;
  bundle.error = message;
}

// What a worker said of the bundle; nothing: the bundle is an input itself, or has failed.
std::vector<IngestInput> members_of(IngestInput& bundle, const Attempt& attempt,
                                    const NameFilter& filter) {
  if (!attempt.answer) {
    fail(bundle, attempt.failure, attempt.message);
  } else if (attempt.answer->error) {
    fail(bundle, attempt.answer->error->kind, attempt.answer->error->message);
  } else if (attempt.answer->document) {
    bundle.kind = InputKind::kFile;
  } else if (attempt.answer->members && !attempt.answer->members->empty()) {
    return bundle_inputs(bundle, *attempt.answer->members, filter);
  } else {
    fail(bundle, FailureKind::kEmpty, "the zip holds no file");
  }
  return {};
}

std::string listing_request(const IngestInput& bundle, WorkerRequest request) {
  request.path = bundle.path;
  request.list = true;
  return request_json(request);
}

}  // namespace

OpenedInputs open_bundles(std::vector<IngestInput> found, const NameFilter& filter,
                          const WorkerRequest& request, WorkerPool& pool) {
  OpenedInputs opened;
  std::map<std::size_t, std::vector<IngestInput>> members;
  std::map<std::size_t, int> attempts;
  std::deque<std::size_t> waiting;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i].kind == InputKind::kBundle) waiting.push_back(i);
  }
  while (!waiting.empty() || pool.under_way() > 0) {
    while (!waiting.empty() && pool.has_room()) {
      ++attempts[waiting.front()];
      pool.submit(waiting.front(), listing_request(found[waiting.front()], request));
      waiting.pop_front();
    }
    for (const Attempt& attempt : pool.wait()) {
      if (!attempt.answer && attempts[attempt.ticket] < kMostAttempts) {
        waiting.push_back(attempt.ticket);
        ++opened.retries;
      } else {
        members[attempt.ticket] = members_of(found[attempt.ticket], attempt, filter);
      }
    }
  }
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i].kind != InputKind::kBundle) {
      opened.inputs.push_back(std::move(found[i]));
      continue;
    }
    opened.bundles.push_back(found[i].name);
    for (IngestInput& member : members[i]) opened.inputs.push_back(std::move(member));
  }
  return opened;
}

}  // namespace jixiao
