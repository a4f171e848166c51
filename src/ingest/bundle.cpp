#include "ingest/bundle.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string_view>
#include <utility>

#include "bytes/bytes.h"
#include "bytes/libzip.h"
#include "ingest/file_name.h"

namespace jixiao {
namespace {

struct CloseArchive {
  void operator()(zip_t* archive) const { libzip().discard(archive); }
};
struct CloseFile {
  void operator()(zip_file_t* file) const { libzip().fclose(file); }
};

using Pieces = std::function<void(std::string_view)>;

// One zip, on disk or in memory.
class Zip {
 public:
  explicit Zip(const std::string& path) {
    int error = 0;
    archive_.reset(libzip().open(path.c_str(), ZIP_RDONLY, &error));
    if (archive_) return;
    zip_error_t words;
    libzip().error_init_with_code(&words, error);
    const std::string message = libzip().error_strerror(&words);
    const bool io = error == ZIP_ER_OPEN || error == ZIP_ER_READ || error == ZIP_ER_NOENT;
    libzip().error_fini(&words);
    throw Failure{io ? FailureKind::kIo : FailureKind::kCorrupt,
                  "the zip cannot be opened: " + message};
  }

  explicit Zip(std::unique_ptr<std::string> bytes) : bytes_(std::move(bytes)) {
    zip_error_t error;
    libzip().error_init(&error);
    zip_source_t* const source =
        libzip().source_buffer_create(bytes_->data(), bytes_->size(), 0, &error);
    if (source != nullptr) {
      archive_.reset(libzip().open_from_source(source, ZIP_RDONLY, &error));
      if (!archive_) libzip().source_free(source);
    }
    const std::string message = archive_ ? "" : libzip().error_strerror(&error);
    libzip().error_fini(&error);
    if (!archive_) {
      throw Failure{FailureKind::kCorrupt, "the zip cannot be opened: " + message};
    }
  }

  std::uint64_t size() const {
    return static_cast<std::uint64_t>(
        std::max<zip_int64_t>(libzip().get_num_entries(archive_.get(), 0), 0));
  }

  // Its raw bytes: libzip takes what is no UTF-8 for CP437.
  std::string name(std::uint64_t index) const {
    const char* const text = libzip().get_name(archive_.get(), index, ZIP_FL_ENC_RAW);
    return text == nullptr ? std::string() : std::string(text);
  }

  bool has(const char* name) const { return libzip().name_locate(archive_.get(), name, 0) >= 0; }

  // Throws Failure: encrypted, corrupt, too_large.
  void read(std::uint64_t index, const Limits& limits, const Pieces& take) const {
    zip_stat_t stat;
    libzip().stat_init(&stat);
    if (libzip().stat_index(archive_.get(), index, 0, &stat) != 0) {
      throw Failure{FailureKind::kCorrupt, "the zip has no entry " + std::to_string(index)};
    }
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
      throw Failure{FailureKind::kEncrypted, "the entry is protected by a password"};
    }
    const std::unique_ptr<zip_file_t, CloseFile> file(
        libzip().fopen_index(archive_.get(), index, 0));
    std::vector<char> buffer(std::size_t{1} << 16U);
    zip_int64_t got = file ? 0 : -1;
    std::uint64_t total = 0;
    while (file && (got = libzip().fread(file.get(), buffer.data(), buffer.size())) > 0) {
      total += static_cast<std::uint64_t>(got);
      // What the zip says of the size proves nothing.
      if (total > limits.input_bytes) {
        throw Failure{FailureKind::kTooLarge,
                      "the entry is too large" + limit_clause(limits, &Limits::input_bytes)};
      }
      take({buffer.data(), static_cast<std::size_t>(got)});
    }
    if (got < 0) throw Failure{FailureKind::kCorrupt, "the entry is cut or damaged in the zip"};
  }

  std::unique_ptr<std::string> read(std::uint64_t index, const Limits& limits) const {
    auto bytes = std::make_unique<std::string>();
    read(index, limits, [&bytes](std::string_view piece) { bytes->append(piece); });
    return bytes;
  }

 private:
  std::unique_ptr<std::string> bytes_;  // must outlive the archive
  std::unique_ptr<zip_t, CloseArchive> archive_;
};

bool is_document(const Zip& zip) { return zip.has("[Content_Types].xml"); }

// What has been listed so far, over all levels.
struct Listing {
  const Limits& limits;
  std::vector<BundleMember> members;

  void add_all(const Zip& zip, const std::string& prefix, const MemberPath& way);
  void add(const Zip& zip, BundleMember member);
  bool add_nested(const Zip& zip, const BundleMember& member);
};

void Listing::add_all(const Zip& zip, const std::string& prefix, const MemberPath& way) {
  if (zip.size() > limits.package_entries - std::min(members.size(), limits.package_entries)) {
    throw LimitFailure("the zip has too many entries", limits, &Limits::package_entries);
  }
  for (std::uint64_t i = 0; i < zip.size(); ++i) {
    const std::string raw = zip.name(i);
    if (raw.empty() || raw.back() == '/' || raw.back() == '\\') continue;
    BundleMember member;
    member.name = prefix + file_name_text(raw);
    member.at = way;
    member.at.push_back(i);
    add(zip, std::move(member));
  }
}

void Listing::add(const Zip& zip, BundleMember member) {
  try {
    if (has_zip_name(member.name) && add_nested(zip, member)) return;
    Sha256 hash;
    zip.read(member.at.back(), limits, [&](std::string_view piece) {
      hash.add(piece);
      member.bytes += piece.size();
    });
    member.sha256 = hash.hex();
  } catch (const LimitFailure&) {
    throw;
  } catch (const Failure& failure) {
    member.kind = failure.kind;
    member.error = failure.what();
  }
  members.push_back(std::move(member));
}

// False: the entry is a document under a name of .zip.
bool Listing::add_nested(const Zip& zip, const BundleMember& member) {
  const Zip inner(zip.read(member.at.back(), limits));
  if (is_document(inner)) return false;
  if (member.at.size() >= kMostBundleNesting) {
    throw Failure{FailureKind::kLimit,
                  "zips are nested more than " + std::to_string(kMostBundleNesting) + " deep"};
  }
  add_all(inner, member.name + "!/", member.at);
  return true;
}

}  // namespace

std::optional<std::vector<BundleMember>> list_bundle(const std::string& path,
                                                     const Limits& limits) {
  const Zip zip(path);
  if (is_document(zip)) return std::nullopt;
  Listing listing{limits, {}};
  listing.add_all(zip, "", {});
  return std::move(listing.members);
}

// The zips on the way to the member read last, from the outermost.
struct BundleReader::Open {
  std::string path;
  MemberPath way;
  std::vector<std::unique_ptr<Zip>> zips;
};

BundleReader::BundleReader() = default;
BundleReader::~BundleReader() = default;

std::string BundleReader::read(const std::string& path, const MemberPath& at,
                               const Limits& limits) {
  const MemberPath way(at.begin(), at.end() - 1);
  if (!open_ || open_->path != path || open_->way != way) {
    open_.reset();
    auto open = std::make_unique<Open>();
    open->path = path;
    open->way = way;
    open->zips.push_back(std::make_unique<Zip>(path));
    for (const std::uint64_t index : way) {
      open->zips.push_back(std::make_unique<Zip>(open->zips.back()->read(index, limits)));
    }
    open_ = std::move(open);
  }
  return std::move(*open_->zips.back()->read(at.back(), limits));
}

}  // namespace jixiao
