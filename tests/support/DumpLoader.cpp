// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/DumpLoader.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace support
{

namespace
{

/// One line of COPY as a row of VALUES: its escapes are those of E''.
QString rowOf(const QString &line)
{
    QStringList fields = line.split(u'\t');
    for (QString &field : fields)
        field = field == u"\\N" ? u"NULL"_s : u"E'"_s + field.replace(u'\'', u"''"_s) + u'\'';
    return u'(' + fields.join(u", "_s) + u')';
}

} // namespace

base::Result<void> loadDump(const database::Connection &connection, const QString &file)
{
    QFile dump(file);
    if (!dump.open(QIODevice::ReadOnly))
        return base::Error{base::ErrorCode::NotFound, u"cannot read "_s + file, {}, {}, {}};
    const QString head = u"COPY "_s;
    const QString tail = u" FROM stdin;"_s;
    const auto nextLine = [&dump] {
        QString line = QString::fromUtf8(dump.readLine());
        return line.endsWith(u'\n') ? line.chopped(1) : line; // what else stands at its end may be a value
    };
    QString statement;
    while (!dump.atEnd()) {
        const QString line = nextLine();
        if (statement.isEmpty() && (line.startsWith(u"--"_s) || line.startsWith(u'\\') || line.isEmpty()))
            continue;
        if (line.startsWith(head) && line.endsWith(tail)) {
            QStringList rows;
            for (QString row = nextLine(); row != u"\\." && !dump.atEnd(); row = nextLine())
                rows.append(rowOf(row));
            const QString into = line.mid(head.size()).chopped(tail.size());
            if (!rows.isEmpty())
                SHOPBOOK_TRY(
                    connection.execute(u"INSERT INTO "_s + into + u" VALUES "_s + rows.join(u",\n"_s)));
            continue;
        }
        statement += line + u'\n';
        if (line.endsWith(u';')) {
            SHOPBOOK_TRY(connection.execute(statement));
            statement.clear();
        }
    }
    return {};
}

} // namespace support
