#include "cli/rules_place.h"

#include <elf.h>
#include <link.h>

#include <algorithm>
#include <fstream>
#include <optional>
#include <sstream>
#include <string_view>
#include <system_error>

#include "rules/compiled.h"
#include "rules/load.h"

namespace jixiao {
namespace {

namespace fs = std::filesystem;

constexpr const char* kPlaces[] = {"rules", "../rules", "../share/jixiao/rules"};

fs::path program_folder() {
  std::error_code unreadable;
  const fs::path program = fs::read_symlink("/proc/self/exe", unreadable);
  return unreadable ? fs::path(".") : program.parent_path();
}

std::string_view build_id_in(std::string_view notes) {
  static constexpr char kName[] = "GNU";
  constexpr std::string_view kGnu(kName, sizeof kName);
  ElfW(Nhdr) head;
  const auto padded = [](std::size_t size) { return (size + 3) / 4 * 4; };
  while (notes.size() >= sizeof head) {
    std::copy_n(notes.data(), sizeof head, reinterpret_cast<char*>(&head));
    const std::size_t name = sizeof head + padded(head.n_namesz);
    if (notes.size() < name + padded(head.n_descsz)) break;
    if (head.n_type == NT_GNU_BUILD_ID && notes.substr(sizeof head, head.n_namesz) == kGnu) {
      return notes.substr(name, head.n_descsz);
    }
    notes.remove_prefix(name + padded(head.n_descsz));
  }
  return {};
}

int take_build_id(dl_phdr_info* object, std::size_t, void* id) {
  for (int i = 0; i < object->dlpi_phnum; ++i) {
    const ElfW(Phdr)& segment = object->dlpi_phdr[i];
    if (segment.p_type != PT_NOTE) continue;
    const ElfW(Addr) at = object->dlpi_addr + segment.p_vaddr;
    // The loader tells addresses as numbers. NOLINTNEXTLINE(performance-no-int-to-ptr)
    const auto* notes = reinterpret_cast<const char*>(at);
    const std::string_view found = build_id_in({notes, segment.p_memsz});
    if (!found.empty()) *static_cast<std::string*>(id) = found;
  }
  return 1;  // the first object is the program itself
}

std::string compiled_file() { return (program_folder() / "rules.compiled").string(); }

// What the linker wrote into the program to tell it from every other; empty if it did not.
std::string build_id() {
  std::string id;
  dl_iterate_phdr(take_build_id, &id);
  return id;
}

}  // namespace

std::optional<fs::path> find_rules(const fs::path& program_folder) {
  for (const char* place : kPlaces) {
    const fs::path folder = (program_folder / place).lexically_normal();
    std::error_code ignored;
    if (fs::is_directory(folder, ignored)) return folder;
  }
  return std::nullopt;
}

std::string rules_directory(const std::string& given) {
  if (!given.empty()) return given;
  const fs::path folder = program_folder();
  if (const std::optional<fs::path> found = find_rules(folder)) return found->string();
  throw MissingRules("no rule packs beside the program in " + folder.string() +
                     " (rules, ../rules, ../share/jixiao/rules); name their folder with --rules");
}

std::string shipped_rules() { return find_rules(program_folder()).value_or(fs::path()).string(); }

CompiledPlace compiled_place(const std::string& directory) {
  CompiledPlace place{compiled_file(), ""};
  if (const std::string id = build_id(); !id.empty()) {
    place.key = rules_key(directory, shipped_rules(), id);
  }
  return place;
}

Rules load_rules_for_documents(const std::string& given) {
  const std::string directory = rules_directory(given);
  std::optional<Rules> rules;
  if (std::ifstream file(compiled_file(), std::ios::binary); file) {
    std::ostringstream bytes;
    bytes << file.rdbuf();
    rules = unpack_rules(std::move(bytes).str(), directory, compiled_place(directory).key);
  }
  return rules ? std::move(*rules) : load_rules(directory, shipped_rules(), Tests::kLeftOut);
}

}  // namespace jixiao
