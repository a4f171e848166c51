// The door to libzip, which is loaded when a bundle is opened, or a package that is odd: most are
// read by their directory (extract/package_directory.h).
//
// Example: libzip().fclose(file) is zip_fclose(file). Linked as others are, libzip and
// libxlsxwriter would take 2 MB of each run, most of it for the library for encryption that comes
// with both. Throws Failure kIo where it cannot be loaded.
#pragma once

#include <zip.h>

namespace jixiao {

struct Libzip {
  decltype(&zip_discard) discard;
  decltype(&zip_error_fini) error_fini;
  decltype(&zip_error_init) error_init;
  decltype(&zip_error_init_with_code) error_init_with_code;
  decltype(&zip_error_strerror) error_strerror;
  decltype(&zip_fclose) fclose;
  decltype(&zip_fopen_index) fopen_index;
  decltype(&zip_fread) fread;
  decltype(&zip_get_name) get_name;
  decltype(&zip_get_num_entries) get_num_entries;
  decltype(&zip_name_locate) name_locate;
  decltype(&zip_open) open;
  decltype(&zip_open_from_source) open_from_source;
  decltype(&zip_source_buffer_create) source_buffer_create;
  decltype(&zip_source_free) source_free;
  decltype(&zip_stat_index) stat_index;
  decltype(&zip_stat_init) stat_init;
};

const Libzip& libzip();

}  // namespace jixiao
