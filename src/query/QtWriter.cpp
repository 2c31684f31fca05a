// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/QtWriter.h"

#include "base/Text.h"
#include "query/SqlWriter.h"

using namespace Qt::StringLiterals;

namespace query
{

namespace
{

/// As C++ writes a text: what could end or bend it is escaped.
QString quoted(const QString &text)
{
    QString all = u"u\""_s;
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\' || c == u'?') // ??= would be another character in old compilers
            all += QString(u'\\') + c;
        else if (c.unicode() < 0x20 || (c.unicode() >= 0x7f && c.unicode() < 0xa0))
            all += u"\\%1"_s.arg(c.unicode(), 3, 8, QChar(u'0'));
        else if (c == QChar::LineSeparator || c == QChar::ParagraphSeparator
                 || c.category() == QChar::Other_Format) // what is not seen, or turns the others round
            all += u"\\u%1"_s.arg(c.unicode(), 4, 16, QChar(u'0'));
        else
            all += c;
    }
    return all + u"\"_s"_s;
}

QString literal(const QVariant &value)
{
    if (database::value::isNull(value))
        return u"QVariant()"_s;
    switch (value.typeId()) {
    case QMetaType::Bool:
        return value.toBool() ? u"true"_s : u"false"_s;
    case QMetaType::Double: {
        const QString text = base::text::shortest(value.toDouble());
        return text.contains(u'.') || text.contains(u'e') ? text : text + u".0"_s;
    }
    case QMetaType::QString:
        return quoted(value.toString());
    default:
        // The smallest one is no literal of C++: its minus comes afterwards.
        return value.toLongLong() == std::numeric_limits<qint64>::min()
            ? u"std::numeric_limits<qint64>::min()"_s
            : u"Q_INT64_C(%1)"_s.arg(value.toLongLong());
    }
}

/// What becomes of the rows: SQLAlchemy's words for it.
QString resultOf(Ending ending)
{
    const QString many = u"    if (rows.size() > 1)\n"
                         u"        qFatal(\"Multiple rows were found when exactly one was required\");\n"_s;
    switch (ending) {
    case Ending::All:
        return u"    const QJsonValue result = rows;\n"_s;
    case Ending::First:
        return u"    const QJsonValue result = rows.isEmpty() ? QJsonValue() : rows.at(0);\n"_s;
    case Ending::One:
        return u"    if (rows.isEmpty())\n        qFatal(\"No row was found when one was required\");\n"_s
            + many + u"    const QJsonValue result = rows.at(0);\n"_s;
    case Ending::OneOrNone:
        return many + u"    const QJsonValue result = rows.isEmpty() ? QJsonValue() : rows.at(0);\n"_s;
    case Ending::Scalar:
        return many
            + u"    const QJsonValue result = rows.isEmpty() ? QJsonValue() : rows.at(0).toArray().at(0);\n"_s;
    case Ending::Count:
        break;
    }
    return u"    const QJsonValue result = rows.at(0).toArray().at(0);\n"_s;
}

const QString top = uR"cpp(// Made by Shopbook. Built with Qt 6.4 or later (Core and Sql): ./query shop.db
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>

#include <cstdio>
#include <limits>

using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s);
    database.setDatabaseName(application.arguments().value(1));
    database.setConnectOptions(u"QSQLITE_OPEN_READONLY"_s);
    if (!database.open())
        qFatal("%s", qPrintable(database.lastError().text()));

    QSqlQuery query(database);
    query.setForwardOnly(true);
    const bool isReady = query.prepare(uR"sql()cpp"_s;

const QString rows = uR"cpp(    if (!query.exec())
        qFatal("%s", qPrintable(query.lastError().text()));

    QJsonArray rows;
    while (query.next()) {
        QJsonArray row;
        for (int column = 0; column < query.record().count(); ++column)
            row.append(query.isNull(column) ? QJsonValue() : QJsonValue::fromVariant(query.value(column)));
        rows.append(row);
    }
    if (query.lastError().isValid())
        qFatal("%s", qPrintable(query.lastError().text()));
)cpp"_s;

const QString bottom =
    uR"cpp(    const QByteArray json = QJsonDocument(QJsonArray{result}).toJson(QJsonDocument::Compact);
    std::printf("%s\n", json.mid(1, json.size() - 2).constData());
    return 0;
}
)cpp"_s;

} // namespace

MarkedText qtFile(const Query &query)
{
    MarkedText text(top);
    text += SqlWriter(database::Engine::Sqlite, query).statement();
    const QVariantList values = text.values;
    text += u")sql\"_s);\n"_s;
    text += u"    if (!isReady)\n        qFatal(\"%s\", qPrintable(query.lastError().text()));\n"_s;
    for (const QVariant &value : values)
        text += u"    query.addBindValue("_s + literal(value) + u");\n"_s;
    text += rows;
    text += u"    "_s;
    text += MarkedText(resultOf(query.ending).trimmed()).of(u"ending"_s);
    text += u"\n"_s;
    text += bottom;
    return text;
}

} // namespace query
