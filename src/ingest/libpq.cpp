#include "ingest/libpq.h"

#include <dlfcn.h>

#include <string>

#include "value/failure.h"

namespace jixiao {
namespace {

[[noreturn]] void fail() {
  const char* words = dlerror();
  throw Failure{FailureKind::kIo,
                std::string("libpq, which writes PostgreSQL, cannot be loaded: ") +
                    (words == nullptr ? "unknown error" : words) + "; install the package libpq5"};
}

template <typename Function>
void load(void* library, const char* name, Function& function) {
  void* found = dlsym(library, name);
  if (found == nullptr) fail();
  // POSIX promises that a function's address may be kept so.
  function = reinterpret_cast<Function>(found);
}

Libpq load_libpq() {
  void* library = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);  // for the rest of the run
  if (library == nullptr) fail();
  Libpq pq{};
  load(library, "PQclear", pq.clear);
  load(library, "PQconnectdb", pq.connectdb);
  load(library, "PQerrorMessage", pq.error_message);
  load(library, "PQexec", pq.exec);
  load(library, "PQexecParams", pq.exec_params);
  load(library, "PQfinish", pq.finish);
  load(library, "PQgetResult", pq.get_result);
  load(library, "PQgetisnull", pq.getisnull);
  load(library, "PQgetvalue", pq.getvalue);
  load(library, "PQnfields", pq.nfields);
  load(library, "PQntuples", pq.ntuples);
  load(library, "PQputCopyData", pq.put_copy_data);
  load(library, "PQputCopyEnd", pq.put_copy_end);
  load(library, "PQresultErrorMessage", pq.result_error_message);
  load(library, "PQresultStatus", pq.result_status);
  load(library, "PQsetClientEncoding", pq.set_client_encoding);
  load(library, "PQstatus", pq.status);
  return pq;
}

}  // namespace

const Libpq& libpq() {
  static const Libpq kLibpq = load_libpq();
  return kLibpq;
}

}  // namespace jixiao
