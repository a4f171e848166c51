#include "bytes/libzip.h"

#include "bytes/library.h"

namespace jixiao {
namespace {

Libzip load_libzip() {
  const Library library(LOADED_FILE, "libzip, which reads zip files,", LOADED_PACKAGE);
  Libzip zip{};
  library.find("zip_discard", zip.discard);
  library.find("zip_error_fini", zip.error_fini);
  library.find("zip_error_init", zip.error_init);
  library.find("zip_error_init_with_code", zip.error_init_with_code);
  library.find("zip_error_strerror", zip.error_strerror);
  library.find("zip_fclose", zip.fclose);
  library.find("zip_fopen_index", zip.fopen_index);
  library.find("zip_fread", zip.fread);
  library.find("zip_get_name", zip.get_name);
  library.find("zip_get_num_entries", zip.get_num_entries);
  library.find("zip_name_locate", zip.name_locate);
  library.find("zip_open", zip.open);
  library.find("zip_open_from_source", zip.open_from_source);
  library.find("zip_source_buffer_create", zip.source_buffer_create);
  library.find("zip_source_free", zip.source_free);
  library.find("zip_stat_index", zip.stat_index);
  library.find("zip_stat_init", zip.stat_init);
  return zip;
}

}  // namespace

const Libzip& libzip() {
  static const Libzip kLibzip = load_libzip();
  return kLibzip;
}

}  // namespace jixiao
