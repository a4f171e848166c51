// The door to libpq, which is loaded when a PostgreSQL database is first opened.
//
// Example: libpq().connectdb("postgresql://…") is PQconnectdb("postgresql://…"). Linked as others
// are, libpq and its twenty libraries would take half the time in which the program starts, and few
// runs write to a server. Throws Failure kIo where it cannot be loaded.
#pragma once

#include <libpq-fe.h>

namespace jixiao {

struct Libpq {
  decltype(&PQclear) clear;
  decltype(&PQconnectdb) connectdb;
  decltype(&PQerrorMessage) error_message;
  decltype(&PQexec) exec;
  decltype(&PQexecParams) exec_params;
  decltype(&PQfinish) finish;
  decltype(&PQgetResult) get_result;
  decltype(&PQgetisnull) getisnull;
  decltype(&PQgetvalue) getvalue;
  decltype(&PQnfields) nfields;
  decltype(&PQntuples) ntuples;
  decltype(&PQputCopyData) put_copy_data;
  decltype(&PQputCopyEnd) put_copy_end;
  decltype(&PQresultErrorMessage) result_error_message;
  decltype(&PQresultStatus) result_status;
  decltype(&PQsetClientEncoding) set_client_encoding;
  decltype(&PQstatus) status;
};

const Libpq& libpq();

}  // namespace jixiao
