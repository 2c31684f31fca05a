// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/Functions.h"

#include <QCoreApplication>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QVariant>

#include <algorithm>
#include <memory>
#include <sqlite3.h>
#include <vector>

using namespace Qt::StringLiterals;

namespace database
{

namespace
{

constexpr char32_t smallIo = 0x0451; // ё
constexpr char32_t smallIe = 0x0435; // е

/// Reads UTF-8 code point by code point without a copy. A byte that is no UTF-8 counts as itself.
class Reader
{
public:
    Reader(const void *text, int bytes)
        : m_at(static_cast<const unsigned char *>(text))
        , m_end(m_at + bytes)
    {
    }
    [[nodiscard]] bool atEnd() const { return m_at == m_end; }
    char32_t next()
    {
        const unsigned char first = *m_at++;
        if (first < 0x80)
            return first;
        const int more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : 0;
        if (more == 0 || m_end - m_at < more)
            return first;
        char32_t code = first & (0x3fu >> more);
        for (int i = 0; i < more; ++i) {
            if ((m_at[i] & 0xc0) != 0x80)
                return first;
            code = code << 6 | (m_at[i] & 0x3f);
        }
        m_at += more;
        return code;
    }

private:
    const unsigned char *m_at;
    const unsigned char *m_end;
};

/// Latin and Cyrillic letters without a look into Unicode's tables: most of what shops hold.
bool isPlain(char32_t code)
{
    return code < 0x80 || (code >= 0x0410 && code < 0x0450);
}

char32_t plainLowered(char32_t code)
{
    if (code < 0x80)
        return code >= U'A' && code <= U'Z' ? code + 0x20 : code;
    return code < 0x0430 ? code + 0x20 : code;
}

char32_t folded(char32_t code)
{
    if (isPlain(code))
        return plainLowered(code);
    return QChar::toCaseFolded(code);
}

char32_t lowered(char32_t code)
{
    if (isPlain(code))
        return plainLowered(code);
    return QChar::toLower(code);
}

using Needle = std::vector<char32_t>;

bool startsWith(Reader haystack, const Needle &needle)
{
    for (const char32_t code : needle)
        if (haystack.atEnd() || folded(haystack.next()) != code)
            return false;
    return true;
}

bool contains(Reader haystack, const Needle &needle)
{
    if (needle.empty())
        return true;
    while (!haystack.atEnd()) {
        const Reader here = haystack;
        if (folded(haystack.next()) == needle.front() && startsWith(here, needle))
            return true;
    }
    return false;
}

template <bool (*matches)(Reader, const Needle &)>
void matchFunction(sqlite3_context *context, int, sqlite3_value **arguments)
{
    if (sqlite3_value_type(arguments[0]) == SQLITE_NULL || sqlite3_value_type(arguments[1]) == SQLITE_NULL) {
        sqlite3_result_int(context, 0);
        return;
    }
    // The needle is a bound value: folded once a statement, not once a row.
    const auto *needle = static_cast<const Needle *>(sqlite3_get_auxdata(context, 1));
    std::unique_ptr<Needle> made;
    if (!needle) {
        made = std::make_unique<Needle>();
        const void *text = sqlite3_value_text(arguments[1]);
        for (Reader reader(text, sqlite3_value_bytes(arguments[1])); !reader.atEnd();)
            made->push_back(folded(reader.next()));
        needle = made.get();
    }
    const void *text = sqlite3_value_text(arguments[0]);
    sqlite3_result_int(context, matches(Reader(text, sqlite3_value_bytes(arguments[0])), *needle) ? 1 : 0);
    if (made)
        sqlite3_set_auxdata(context, 1, made.release(), [](void *old) { delete static_cast<Needle *>(old); });
}

/// UTF-8, also of what is no character: a byte that is no UTF-8 counts as itself, and stays comparable.
char *written(char32_t code, char *at)
{
    if (code < 0x80) {
        *at++ = char(code);
        return at;
    }
    const int more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    *at++ = char((more == 1 ? 0xc0 : more == 2 ? 0xe0 : 0xf0) | code >> (6 * more));
    for (int i = more - 1; i >= 0; --i)
        *at++ = char(0x80 | (code >> (6 * i) & 0x3f));
    return at;
}

/// Bytes with which both begin, up to the start of a character: what sorted texts mostly consist of.
int commonPrefix(const unsigned char *left, int leftBytes, const unsigned char *right, int rightBytes)
{
    int at = int(std::mismatch(left, left + std::min(leftBytes, rightBytes), right).first - left);
    const auto isInside = [](const unsigned char *text, int bytes, int place) {
        return place < bytes && (text[place] & 0xc0) == 0x80;
    };
    while (at > 0 && (isInside(left, leftBytes, at) || isInside(right, rightBytes, at)))
        --at;
    return at;
}

int compareUnicode(void *, int leftBytes, const void *left, int rightBytes, const void *right)
{
    const int same = commonPrefix(static_cast<const unsigned char *>(left), leftBytes,
                                  static_cast<const unsigned char *>(right), rightBytes);
    Reader a(static_cast<const unsigned char *>(left) + same, leftBytes - same);
    Reader b(static_cast<const unsigned char *>(right) + same, rightBytes - same);
    int tie = 0; // ё after е, where the texts are the same otherwise
    while (!a.atEnd() && !b.atEnd()) {
        char32_t x = lowered(a.next());
        char32_t y = lowered(b.next());
        if (x == y)
            continue;
        if ((x == smallIo || x == smallIe) && (y == smallIo || y == smallIe)) {
            if (tie == 0)
                tie = x == smallIo ? 1 : -1;
            continue;
        }
        if (x == smallIo)
            x = smallIe;
        if (y == smallIo)
            y = smallIe;
        return x < y ? -1 : 1;
    }
    if (a.atEnd() != b.atEnd())
        return a.atEnd() ? -1 : 1;
    return tie;
}

} // namespace

void appendFolded(QByteArrayView text, QByteArray &to)
{
    // A byte of its own becomes two at most, two become three.
    const qsizetype before = to.size();
    to.resize(before + 2 * text.size());
    char *at = to.data() + before;
    for (Reader reader(text.data(), int(text.size())); !reader.atEnd();)
        at = written(folded(reader.next()), at);
    to.resize(at - to.constData());
}

QByteArray folded(QByteArrayView text)
{
    QByteArray made;
    appendFolded(text, made);
    return made;
}

base::Result<void> registerFunctions(const QSqlDatabase &database)
{
    const QVariant handle = database.driver()->handle();
    auto *sqlite =
        qstrcmp(handle.typeName(), "sqlite3*") == 0 ? *static_cast<sqlite3 *const *>(handle.data()) : nullptr;
    int code = sqlite ? SQLITE_OK : SQLITE_MISUSE;
    if (code == SQLITE_OK)
        code = sqlite3_create_function_v2(sqlite, "shopbook_contains", 2,
                                          SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, nullptr,
                                          matchFunction<contains>, nullptr, nullptr, nullptr);
    if (code == SQLITE_OK)
        code = sqlite3_create_function_v2(sqlite, "shopbook_starts_with", 2,
                                          SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, nullptr,
                                          matchFunction<startsWith>, nullptr, nullptr, nullptr);
    if (code == SQLITE_OK)
        code = sqlite3_create_collation_v2(sqlite, "SHOPBOOK_UNICODE", SQLITE_UTF8, nullptr, compareUnicode,
                                           nullptr);
    if (code != SQLITE_OK)
        return base::Error{
            base::ErrorCode::Failed,
            QCoreApplication::translate("database",
                                        "The search of Shopbook could not be set up. Nothing was "
                                        "changed; start the program again."),
            u"sqlite3_create_function: %1"_s.arg(code),
            {},
            {}};
    return {};
}

} // namespace database
