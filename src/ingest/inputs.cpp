#include "ingest/inputs.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>

namespace jixiao {
namespace {

namespace fs = std::filesystem;

IngestInput failed(const std::string& path, const std::string& error) {
  IngestInput input;
  input.kind = InputKind::kFailed;
  input.path = path;
  input.name = file_name_text(path);
  input.error = error;
  return input;
}

struct Walk {
  const NameFilter& filter;
  std::vector<IngestInput> inputs;
  std::set<std::string> seen;  // folders, by their real path: a link may lead back up

  void add(const std::string& path);
  void add_folder(const std::string& path);
  void add_file(const std::string& path);
};

void Walk::add(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (fs::is_directory(status)) {
    add_folder(path);
  } else if (fs::is_regular_file(status)) {
    add_file(path);
  } else if (filter.wants(file_name_text(path))) {
    const bool odd = fs::exists(status);
    inputs.push_back(failed(path, odd ? "the input is neither a file nor a folder"
                                      : "the input cannot be opened: " + error.message()));
  }
}

void Walk::add_folder(const std::string& path) {
  std::error_code error;
  const std::string real = fs::canonical(path, error).string();
  if (!seen.insert(error ? path : real).second) return;
  std::vector<std::string> entries;
  fs::directory_iterator entry(path, error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    entries.push_back(entry->path().string());
  }
  if (error) inputs.push_back(failed(path, "the folder cannot be read: " + error.message()));
  std::sort(entries.begin(), entries.end());
  for (const std::string& inside : entries) add(inside);
}

void Walk::add_file(const std::string& path) {
  IngestInput input;
  input.path = path;
  input.name = file_name_text(path);
  if (has_zip_name(input.name)) {
    input.kind = InputKind::kBundle;  // its members are what the filter is about
  } else if (!filter.wants(input.name)) {
    return;
  } else if (is_leftover(input.name)) {
    input.kind = InputKind::kLeftover;
  }
  inputs.push_back(std::move(input));
}

}  // namespace

std::vector<IngestInput> find_inputs(const std::vector<std::string>& paths,
                                     const NameFilter& filter) {
  Walk walk{filter, {}, {}};
  for (const std::string& path : paths) walk.add(path);
  return std::move(walk.inputs);
}

std::vector<std::string> split_list(std::string_view list) {
  const bool nul = list.find('\0') != std::string_view::npos;
  std::vector<std::string> paths;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(nul ? '\0' : '\n'), list.size());
    std::string_view path = list.substr(0, end);
    list.remove_prefix(std::min(end + 1, list.size()));
    if (!nul && path.ends_with('\r')) path.remove_suffix(1);
    if (!path.empty()) paths.emplace_back(path);
  }
  return paths;
}

std::vector<IngestInput> bundle_inputs(const IngestInput& bundle,
                                       const std::vector<BundleMember>& members,
                                       const NameFilter& filter) {
  std::vector<IngestInput> inputs;
  for (const BundleMember& member : members) {
    if (!filter.wants(member.name)) continue;
    IngestInput input;
    input.name = bundle.name + "!/" + member.name;
    input.path = bundle.path;
    input.member = member.at;
    input.sha256 = member.sha256;
    input.bytes = member.bytes;
    input.failure = member.kind;
    input.error = member.error;
    if (is_leftover(member.name)) {
      input.kind = InputKind::kLeftover;
    } else if (!member.error.empty()) {
      input.kind = InputKind::kFailed;
    }
    inputs.push_back(std::move(input));
  }
  return inputs;
}

}  // namespace jixiao
