#include "ingest/libpq.h"

#include "bytes/library.h"

namespace jixiao {
namespace {

Libpq load_libpq() {
  const Library library(LOADED_FILE, "libpq, which writes PostgreSQL,", LOADED_PACKAGE);
  Libpq pq{};
  library.find("PQclear", pq.clear);
  library.find("PQconnectdb", pq.connectdb);
  library.find("PQerrorMessage", pq.error_message);
  library.find("PQexec", pq.exec);
  library.find("PQexecParams", pq.exec_params);
  library.find("PQfinish", pq.finish);
  library.find("PQgetResult", pq.get_result);
  library.find("PQgetisnull", pq.getisnull);
  library.find("PQgetvalue", pq.getvalue);
  library.find("PQnfields", pq.nfields);
  library.find("PQntuples", pq.ntuples);
  library.find("PQputCopyData", pq.put_copy_data);
  library.find("PQputCopyEnd", pq.put_copy_end);
  library.find("PQresultErrorMessage", pq.result_error_message);
  library.find("PQresultStatus", pq.result_status);
  library.find("PQsetClientEncoding", pq.set_client_encoding);
  library.find("PQstatus", pq.status);
  return pq;
}

}  // namespace

const Libpq& libpq() {
  static const Libpq kLibpq = load_libpq();
  return kLibpq;
}

}  // namespace jixiao
