#include "extract/package.h"

#include <algorithm>
#include <utility>

#include "bytes/libzip.h"
#include "extract/base64.h"
#include "extract/docx_printable.h"
#include "extract/package_directory.h"
#include "value/failure.h"

namespace jixiao {
namespace {

struct CloseArchive {
  void operator()(zip_t* archive) const { libzip().discard(archive); }
};
struct CloseFile {
  void operator()(zip_file_t* file) const { libzip().fclose(file); }
};
using File = std::unique_ptr<zip_file_t, CloseFile>;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

Unread note(std::string what, std::string what_en) {
  return {std::move(what), std::move(what_en), {}};
}

PartDamage damage_of(Inflated how) {
  if (how == Inflated::kChecksum) {
    return {"数据与校验和不符", "the data does not match its checksum"};
  }
  return {"数据不完整或已损坏，只读到损坏处", "the data is cut or damaged, read up to the damage"};
}

[[noreturn]] void fail_encrypted(const std::string& name) {
  throw Failure(FailureKind::kEncrypted, name + ": the entry is encrypted");
}

std::optional<PartDamage> read_part(const PackagePart& part, const ByteSink& sink) {
  if (!part.base64) {
    sink(part.data);
    return std::nullopt;
  }
  if (decode_base64(part.data, sink)) return std::nullopt;
  return damage_of(Inflated::kCut);
}

// Counts what one part inflates to, before anyone sees it.
struct Meter {
  const std::string& part;
  const Limits& limits;
  std::uint64_t& total;
  std::uint64_t packed = 0;  // 0: not packed
  std::uint64_t size = 0;

  void count(std::size_t bytes) {
    size += bytes;
    total += bytes;
    if (size > limits.part_bytes) fail(": too large when inflated", &Limits::part_bytes);
    if (total > limits.package_bytes) {
      fail(" and the parts before it: too large when inflated", &Limits::package_bytes);
    }
    // A small part may well be all blanks; only a large one is judged by its ratio.
    if (size > limits.part_ratio_bytes && packed > 0 && (size - 1) / packed >= limits.part_ratio) {
      fail(": inflates too far for its " + std::to_string(packed) + " packed bytes",
           &Limits::part_ratio);
    }
  }
  [[noreturn]] void fail(const std::string& what, const LimitMember& limit) const {
    throw LimitFailure(part + what, limits, limit);
  }
};

}  // namespace

struct Package::Archive {
  std::unique_ptr<zip_t, CloseArchive> zip;

  // No archive if libzip cannot open it.
  explicit Archive(std::string_view bytes) {
    zip_error_t error;
    libzip().error_init(&error);
    zip_source_t* source = libzip().source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source != nullptr) {
      zip.reset(libzip().open_from_source(source, ZIP_RDONLY, &error));
      // An archive that was opened owns its source.
      if (!zip) libzip().source_free(source);
    }
    libzip().error_fini(&error);
  }

  std::string name(std::uint64_t index) const {
    const char* const text = libzip().get_name(zip.get(), index, ZIP_FL_ENC_RAW);
    return text == nullptr ? std::string() : std::string(text);
  }

  struct Facts {
    bool encrypted = false;
    std::uint64_t size = 0;  // as the directory says it
  };
  Facts facts(std::uint64_t index) const {
    zip_stat_t stat;
    libzip().stat_init(&stat);
    if (libzip().stat_index(zip.get(), index, 0, &stat) != 0) return {};
    return {(stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE,
            (stat.valid & ZIP_STAT_SIZE) != 0 ? stat.size : 0};
  }
};

std::string part_key(std::string_view name) {
  const auto plain = [](char c) { return c != '%' && c != '\\'; };
  if (std::all_of(name.begin(), name.end(), plain)) {
    std::string key(name.substr(std::min(name.find_first_not_of('/'), name.size())));
    for (char& c : key) c = lower(c);
    return key;
  }
  std::string key;
  key.reserve(name.size());
  for (std::size_t i = 0; i < name.size(); ++i) {
    char c = name[i];
    if (c == '%' && i + 2 < name.size() && hex_digit(name[i + 1]) >= 0 &&
        hex_digit(name[i + 2]) >= 0) {
      c = static_cast<char>(hex_digit(name[i + 1]) * 16 + hex_digit(name[i + 2]));
      i += 2;
    } else if (c == '\\') {
      c = '/';
    }
    c = lower(c);
    if (c != '/' || !key.empty()) key += c;
  }
  return key;
}

Package::Package(std::string_view bytes, const Limits& limits, PackageMemory* memory)
    : bytes_(bytes), limits_(limits) {
  use(memory);
  if (auto directory = read_plain_directory(bytes, limits.package_entries)) {
    list_plain(std::move(*directory));
    return;
  }
  auto archive = std::make_unique<Archive>(bytes);
  const zip_int64_t count = archive->zip ? libzip().get_num_entries(archive->zip.get(), 0) : 0;
  if (static_cast<std::uint64_t>(count) > limits.package_entries) {
    throw LimitFailure("the package has " + std::to_string(count) + " entries", limits,
                       &Limits::package_entries);
  }
  if (count > 0) {
    archive_ = std::move(archive);
    list_archive(static_cast<std::size_t>(count));
  } else {
    list_salvaged();
  }
}

Package::Package(std::vector<PackagePart> parts, const Limits& limits, PackageMemory* memory)
    : limits_(limits) {
  use(memory);
  for (PackagePart& part : parts) {
    Entry entry;
    entry.name = part.name.starts_with('/') ? part.name.substr(1) : part.name;
    entry.part = std::move(part);
    add(std::move(entry));
  }
}

Package::~Package() = default;

void Package::use(PackageMemory* memory) {
  if (memory == nullptr) own_memory_ = std::make_unique<PackageMemory>();
  memory_ = memory == nullptr ? own_memory_.get() : memory;
  memory_->parts.begin(limits_);
}

void Package::add(Entry entry) {
  if (entry.name.empty() || entry.name.back() == '/') return;
  // The names of a plain directory are.
  if (!plain_) entry.name = printable(entry.name);
  // Moved only if it is new.
  const auto [found, is_new] = entries_.try_emplace(part_key(entry.name), std::move(entry));
  if (is_new) {
    in_order_.push_back(&found->second);
    return;
  }
  if (plain_ || archive_ || entry.part) {
    notes_.push_back(
        note("压缩包中有重名部件 " + entry.name + "，只读第一个",
             "the package has a second entry " + entry.name + ", only the first was read"));
    return;
  }
  for (ZipEntry& copy : entry.copies) found->second.copies.push_back(std::move(copy));
}

void Package::list_plain(std::vector<ZipEntry> directory) {
  plain_ = true;
  in_order_.reserve(directory.size());
  for (ZipEntry& one : directory) {
    Entry entry;
    entry.name = std::move(one.name);
    entry.copies.push_back(std::move(one));
    add(std::move(entry));
  }
}

void Package::list_archive(std::size_t count) {
  std::vector<ZipEntry> directory = walk_directory(bytes_, count);
  if (directory.size() != count) directory.clear();
  for (std::size_t i = 0; i < count; ++i) {
    Entry entry;
    entry.index = i;
    entry.name = archive_->name(i);
    if (!directory.empty()) {
      // libzip lets the Unicode-path extra field (0x7075) rename an entry; readers that disagree
      // on a name are an old attack, so the header's own name rules.
      if (directory[i].name != entry.name) {
        const std::string name = printable(directory[i].name);
        const std::string other = printable(entry.name);
        std::string what = "部件 ";
        what.append(name).append(" 在压缩包中另有名称 ").append(other);
        std::string what_en = "entry ";
        what_en.append(name).append(" has another name, ").append(other);
        notes_.push_back(note(std::move(what), what_en.append(", in an extra field")));
        entry.name = directory[i].name;
      }
      entry.copies.push_back(std::move(directory[i]));
    }
    add(std::move(entry));
  }
}

void Package::list_salvaged() {
  std::vector<ZipEntry> found = scan_local_headers(bytes_, limits_.package_entries);
  if (found.size() > limits_.package_entries) {
    throw LimitFailure("the package has too many entries", limits_, &Limits::package_entries);
  }
  if (found.empty()) {
    throw Failure(FailureKind::kCorrupt, "the zip has no directory and no readable entry");
  }
  for (ZipEntry& one : found) {
    Entry entry;
    entry.name = one.name;
    entry.copies.push_back(std::move(one));
    add(std::move(entry));
  }
  notes_.push_back(note("压缩包目录缺失或损坏，按各部件自身的文件头读取",
                        "the zip directory is missing or damaged, entries were read by their own "
                        "headers"));
}

void Package::count_inflated(std::uint64_t bytes) {
  inflated_ += bytes;
  if (inflated_ <= limits_.package_bytes) return;
  throw LimitFailure("the package and those in it are too large when inflated", limits_,
                     &Limits::package_bytes);
}

std::vector<std::string> Package::names() const {
  std::vector<std::string> names;
  for (const Entry* const entry : in_order_) names.push_back(entry->name);
  return names;
}

std::optional<std::string> Package::find(std::string_view part) const {
  const auto found = entries_.find(part_key(part));
  if (found == entries_.end()) return std::nullopt;
  return found->second.name;
}

// Where nothing is known of it, or too much is said, the whole package.
std::uint64_t Package::packed_size(const Entry& entry) const {
  if (entry.copies.size() != 1 || entry.copies.front().packed == 0) return bytes_.size();
  return std::min<std::uint64_t>(entry.copies.front().packed, bytes_.size());
}

std::optional<PackedPart> Package::packed(std::string_view part) const {
  const Entry& entry = entries_.at(part_key(part));
  if (!plain_) return std::nullopt;
  const ZipEntry& one = entry.copies.front();
  return PackedPart{one.checksum, one.size, one.method, bytes_.substr(one.data, one.packed)};
}

void Package::count_known(std::string_view part, std::uint64_t inflated) {
  const Entry& entry = entries_.at(part_key(part));
  Meter{entry.name, limits_, inflated_, packed_size(entry)}.count(inflated);
}

std::optional<PartDamage> Package::read(std::string_view part, const ByteSink& sink) {
  const Entry& entry = entries_.at(part_key(part));
  Meter meter{entry.name, limits_, inflated_, entry.part ? 0 : packed_size(entry)};
  const ByteSink counted = [&](std::string_view chunk) {
    meter.count(chunk.size());
    return sink(chunk);
  };
  if (entry.part) return read_part(*entry.part, counted);
  if (plain_ && entry.copies.front().packed == 0) return std::nullopt;
  if (!archive_) return read_copies(entry, 0, counted);
  const Archive::Facts facts = archive_->facts(entry.index);
  if (facts.encrypted) fail_encrypted(entry.name);
  const File file(libzip().fopen_index(archive_->zip.get(), entry.index, 0));
  if (!file) return read_copies(entry, 0, counted);
  // Not on the stack: a package may hold packages that are read while this one is. A piece stays in
  // the nearest caches while it is inflated, copied and scanned; most parts are one.
  constexpr std::uint64_t kLeastPiece = 1024;
  constexpr std::uint64_t kMostPiece = 16 * 1024;
  const std::size_t room = std::clamp(facts.size, kLeastPiece, kMostPiece);
  const auto buffer = std::make_unique_for_overwrite<char[]>(room);
  zip_int64_t got = 0;
  while ((got = libzip().fread(file.get(), buffer.get(), room)) > 0) {
    if (!counted({buffer.get(), static_cast<std::size_t>(got)})) return std::nullopt;
  }
  // libzip drops the last stretch before a fault; zlib gives it.
  return got < 0 ? read_copies(entry, meter.size, counted) : std::nullopt;
}

std::optional<PartDamage> Package::read_copies(const Entry& entry, std::uint64_t delivered,
                                               const ByteSink& sink) {
  for (const ZipEntry& copy : entry.copies) {
    if (copy.encrypted) fail_encrypted(entry.name);
    bool any = delivered > 0;
    const Inflated how =
        inflate_entry(bytes_, copy, delivered, memory_->inflater, [&](std::string_view chunk) {
          any = true;
          return sink(chunk);
        });
    if (how == Inflated::kWhole || how == Inflated::kStopped) return std::nullopt;
    if (any) return damage_of(how);
  }
  return damage_of(Inflated::kCut);
}

}  // namespace jixiao
