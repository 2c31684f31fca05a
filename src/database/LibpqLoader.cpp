// SPDX-License-Identifier: GPL-3.0-or-later
//
// Loads libpq at its first use. A program that is linked with it loads it, and with it TLS, Kerberos and LDAP, at
// every start: 22 of the 75 million instructions until the first paint, for people who use SQLite.
//
// Each function of libpq that this layer calls is defined here and passes the call on. The names stay hidden, so
// that the QPSQL plugin and libpq itself keep calling the real ones. Where libpq is missing, a function answers
// what libpq's manual lets it answer on failure: no connection, no result.
#include <QLibrary>

#include <libpq-fe.h>

#include <initializer_list>

namespace {

QFunctionPointer resolved(const char *name)
{
    // Never unloaded: a connection may still be open when static objects go.
    static QLibrary *const library = [] {
        auto *made = new QLibrary;
        // The soname of every libpq since PostgreSQL 8; Windows has no number in the name.
        for (const int version : {5, -1}) {
            made->setFileNameAndVersion(QStringLiteral("pq"), version);
            if (made->load())
                return made;
        }
        made->setFileName(QStringLiteral("libpq"));
        made->load();
        return made;
    }();
    return library->isLoaded() ? library->resolve(name) : nullptr;
}

template <typename Function> Function functionOf(const char *name)
{
    return reinterpret_cast<Function>(resolved(name));
}

} // namespace

#define SHOPBOOK_HIDDEN Q_DECL_HIDDEN
/// RESULT NAME PARAMETERS, called with ARGUMENTS; MISSING is the answer without libpq.
#define SHOPBOOK_PASS_ON(RESULT, NAME, PARAMETERS, ARGUMENTS, MISSING)                                       \
    extern "C" SHOPBOOK_HIDDEN RESULT NAME PARAMETERS                                                        \
    {                                                                                                        \
        static const auto function = functionOf<decltype(&NAME)>(#NAME);                                     \
        return function ? function ARGUMENTS : MISSING;                                                      \
    }
#define SHOPBOOK_PASS_ON_VOID(NAME, PARAMETERS, ARGUMENTS)                                                   \
    extern "C" SHOPBOOK_HIDDEN void NAME PARAMETERS                                                          \
    {                                                                                                        \
        static const auto function = functionOf<decltype(&NAME)>(#NAME);                                     \
        if (function)                                                                                        \
            function ARGUMENTS;                                                                              \
    }

SHOPBOOK_PASS_ON(PGconn *, PQconnectStartParams, (const char *const *keywords, const char *const *values, int expand),
                 (keywords, values, expand), nullptr)
SHOPBOOK_PASS_ON(PostgresPollingStatusType, PQconnectPoll, (PGconn * conn), (conn), PGRES_POLLING_FAILED)
SHOPBOOK_PASS_ON(PGPing, PQpingParams, (const char *const *keywords, const char *const *values, int expand),
                 (keywords, values, expand), PQPING_NO_ATTEMPT)
SHOPBOOK_PASS_ON(ConnStatusType, PQstatus, (const PGconn *conn), (conn), CONNECTION_BAD)
SHOPBOOK_PASS_ON(PGTransactionStatusType, PQtransactionStatus, (const PGconn *conn), (conn), PQTRANS_UNKNOWN)
SHOPBOOK_PASS_ON(const char *, PQparameterStatus, (const PGconn *conn, const char *name), (conn, name), nullptr)
SHOPBOOK_PASS_ON(int, PQlibVersion, (void), (), 0)
SHOPBOOK_PASS_ON(const char *, PQsslAttribute, (PGconn * conn, const char *name), (conn, name), nullptr)
SHOPBOOK_PASS_ON(int, PQserverVersion, (const PGconn *conn), (conn), 0)
SHOPBOOK_PASS_ON(int, PQsocket, (const PGconn *conn), (conn), -1)
SHOPBOOK_PASS_ON(int, PQconnectionNeedsPassword, (const PGconn *conn), (conn), 0)
SHOPBOOK_PASS_ON(char *, PQerrorMessage, (const PGconn *conn), (conn), const_cast<char *>("libpq is not installed"))
SHOPBOOK_PASS_ON(PGVerbosity, PQsetErrorVerbosity, (PGconn * conn, PGVerbosity verbosity), (conn, verbosity),
                 PQERRORS_DEFAULT)
SHOPBOOK_PASS_ON(PQnoticeProcessor, PQsetNoticeProcessor, (PGconn * conn, PQnoticeProcessor processor, void *argument),
                 (conn, processor, argument), nullptr)
SHOPBOOK_PASS_ON(PGcancel *, PQgetCancel, (PGconn * conn), (conn), nullptr)
SHOPBOOK_PASS_ON(int, PQcancel, (PGcancel * cancel, char *buffer, int size), (cancel, buffer, size), 0)
SHOPBOOK_PASS_ON(PGresult *, PQexec, (PGconn * conn, const char *query), (conn, query), nullptr)
SHOPBOOK_PASS_ON(PGresult *, PQexecParams,
                 (PGconn * conn, const char *command, int count, const Oid *types, const char *const *values,
                  const int *lengths, const int *formats, int resultFormat),
                 (conn, command, count, types, values, lengths, formats, resultFormat), nullptr)
// Since libpq 14. Without them nothing is pipelined: the answer to PQenterPipelineMode says so.
SHOPBOOK_PASS_ON(int, PQenterPipelineMode, (PGconn * conn), (conn), 0)
SHOPBOOK_PASS_ON(int, PQexitPipelineMode, (PGconn * conn), (conn), 0)
SHOPBOOK_PASS_ON(int, PQpipelineSync, (PGconn * conn), (conn), 0)
SHOPBOOK_PASS_ON(int, PQsendQueryParams,
                 (PGconn * conn, const char *command, int count, const Oid *types, const char *const *values,
                  const int *lengths, const int *formats, int resultFormat),
                 (conn, command, count, types, values, lengths, formats, resultFormat), 0)
SHOPBOOK_PASS_ON(int, PQsetSingleRowMode, (PGconn * conn), (conn), 0)
SHOPBOOK_PASS_ON(int, PQisBusy, (PGconn * conn), (conn), 0)
SHOPBOOK_PASS_ON(int, PQconsumeInput, (PGconn * conn), (conn), 0)
SHOPBOOK_PASS_ON(PGresult *, PQgetResult, (PGconn * conn), (conn), nullptr)
SHOPBOOK_PASS_ON(char *, PQresultErrorMessage, (const PGresult *result), (result), const_cast<char *>(""))
SHOPBOOK_PASS_ON(ExecStatusType, PQresultStatus, (const PGresult *result), (result), PGRES_FATAL_ERROR)
SHOPBOOK_PASS_ON(char *, PQresultErrorField, (const PGresult *result, int field), (result, field), nullptr)
SHOPBOOK_PASS_ON(char *, PQcmdTuples, (PGresult * result), (result), const_cast<char *>(""))
SHOPBOOK_PASS_ON(int, PQntuples, (const PGresult *result), (result), 0)
SHOPBOOK_PASS_ON(int, PQnfields, (const PGresult *result), (result), 0)
SHOPBOOK_PASS_ON(char *, PQfname, (const PGresult *result, int field), (result, field), nullptr)
SHOPBOOK_PASS_ON(Oid, PQftype, (const PGresult *result, int field), (result, field), InvalidOid)
SHOPBOOK_PASS_ON(char *, PQgetvalue, (const PGresult *result, int row, int field), (result, row, field),
                 const_cast<char *>(""))
SHOPBOOK_PASS_ON(int, PQgetlength, (const PGresult *result, int row, int field), (result, row, field), 0)
SHOPBOOK_PASS_ON(int, PQgetisnull, (const PGresult *result, int row, int field), (result, row, field), 1)
SHOPBOOK_PASS_ON_VOID(PQfinish, (PGconn * conn), (conn))
SHOPBOOK_PASS_ON_VOID(PQreset, (PGconn * conn), (conn))
SHOPBOOK_PASS_ON_VOID(PQfreeCancel, (PGcancel * cancel), (cancel))
SHOPBOOK_PASS_ON_VOID(PQclear, (PGresult * result), (result))
