// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/Script.h"

#include "migration/Checksum.h"
#include "migration/ScriptChecks.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringDecoder>

using namespace Qt::StringLiterals;

namespace migration
{

namespace
{

using database::Engine;

base::Error usage(const QString &sentence)
{
    return {base::ErrorCode::Usage, sentence, {}, {}, {}};
}

base::Error usage(int line, const QString &sentence)
{
    return usage(QCoreApplication::translate("migration", "Line %1: %2").arg(line).arg(sentence));
}

/// A character of several bytes holds no line break, so each line can be asked by itself.
int firstOddLine(const QByteArray &bytes)
{
    int line = 1;
    for (const QByteArray &each : bytes.split('\n')) {
        QStringDecoder decoder(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
        const QString text = decoder.decode(each);
        if (decoder.hasError())
            return line;
        ++line;
    }
    return line - 1;
}

/// The bytes as text with \n at each line's end and without a byte order mark.
base::Result<QString> decoded(const QByteArray &bytes)
{
    if (const qsizetype at = bytes.indexOf('\0'); at >= 0)
        return usage(int(bytes.first(at).count('\n')) + 1,
                     QCoreApplication::translate("migration",
                                                 "a NUL character, which would cut the script off there."));
    QStringDecoder decoder(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
    QString text = decoder.decode(bytes);
    if (decoder.hasError())
        return usage(firstOddLine(bytes),
                     QCoreApplication::translate("migration", "the bytes here are not UTF-8 text."));
    if (text.startsWith(QChar(0xFEFF)))
        text.remove(0, 1);
    static const QRegularExpression turning(u"[\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}\\x{FEFF}]"_s);
    if (const qsizetype at = text.indexOf(turning); at >= 0)
        return usage(int(text.first(at).count(u'\n')) + 1,
                     QCoreApplication::translate(
                         "migration", "an invisible character, which lets the script look like another."));
    text.replace(u"\r\n"_s, u"\n"_s);
    text.replace(u'\r', u'\n');
    return text;
}

/// A part of the file between two lines that begin with "-- @upgrade", "-- @downgrade" or "-- @verify".
struct Section {
    enum class Kind { Upgrade, Downgrade, Verify };
    Kind kind = Kind::Upgrade;
    QString name; ///< "upgrade sqlite"
    bool sqlite = true;
    bool postgresql = true;
    QStringList dataLoss;
    QString text;
    int firstLine = 0;
};

base::Result<Section> sectionFrom(const QRegularExpressionMatch &match, int line)
{
    static const QRegularExpression rest(u"^(?:(sqlite|postgresql)\\b)?\\s*(?:data-loss:(.*))?$"_s);
    const QString word = match.captured(1);
    const auto parts = rest.match(match.captured(2).trimmed());
    if (!parts.hasMatch())
        return usage(
            line,
            QCoreApplication::translate("migration", "after @%1 comes sqlite, postgresql or nothing.")
                .arg(word));
    Section section;
    section.kind = word == u"upgrade" ? Section::Kind::Upgrade
        : word == u"downgrade"        ? Section::Kind::Downgrade
                                      : Section::Kind::Verify;
    const QString dialect = parts.captured(1);
    section.name = dialect.isEmpty() ? word : word + u' ' + dialect;
    section.sqlite = dialect != u"postgresql";
    section.postgresql = dialect != u"sqlite";
    section.firstLine = line + 1;
    for (const QString &lost : parts.captured(2).split(u',', Qt::SkipEmptyParts))
        section.dataLoss.append(lost.trimmed());
    if (!section.dataLoss.isEmpty() && section.kind != Section::Kind::Downgrade)
        return usage(line, QCoreApplication::translate("migration", "data-loss belongs to @downgrade."));
    return section;
}

struct Header {
    QMap<QString, QString> values;
    QMap<QString, int> lines; ///< where each stands
    QList<Section> sections;
    [[nodiscard]] int lineOf(const QString &key) const { return lines.value(key, 1); }
};

/// One line above the first section: a header, a comment or nothing.
base::Result<void> readHeaderLine(const QString &line, int number, Header &header)
{
    static const QRegularExpression keyLine(u"^--\\s+([a-z]+(?:-[a-z]+)*):(?:\\s+(.*))?$"_s);
    static const QStringList known{u"revision"_s, u"down-revision"_s, u"depends-on"_s,
                                   u"branch"_s,   u"message"_s,       u"transaction"_s};
    const QString trimmed = line.trimmed();
    if (const auto match = keyLine.match(trimmed); match.hasMatch()) {
        const QString key = match.captured(1);
        if (!known.contains(key))
            return usage(number,
                         QCoreApplication::translate("migration", "\"%1\" is no header of a revision script.")
                             .arg(key));
        if (header.values.contains(key))
            return usage(
                number,
                QCoreApplication::translate("migration", "\"%1\" stands here a second time.").arg(key));
        header.values.insert(key, match.captured(2).trimmed());
        header.lines.insert(key, number);
        return {};
    }
    if (!trimmed.isEmpty() && !trimmed.startsWith(u"--"_s))
        return usage(number,
                     QCoreApplication::translate(
                         "migration", "a statement stands above the first @upgrade, @downgrade or @verify."));
    return {};
}

base::Result<Header> headerAndSections(const QString &text)
{
    static const QRegularExpression sectionLine(u"^--\\s*@(upgrade|downgrade|verify)\\b(.*)$"_s);
    Header header;
    int number = 0;
    for (const QString &line : text.split(u'\n')) {
        ++number;
        if (const auto match = sectionLine.match(line); match.hasMatch()) {
            auto section = sectionFrom(match, number);
            SHOPBOOK_TRY(section);
            for (const Section &other : std::as_const(header.sections)) {
                if (other.name == section->name)
                    return usage(number,
                                 QCoreApplication::translate("migration", "@%1 stands here a second time.")
                                     .arg(section->name));
            }
            header.sections.append(*section);
        } else if (header.sections.isEmpty()) {
            SHOPBOOK_TRY(readHeaderLine(line, number, header));
        } else {
            header.sections.last().text += line + u'\n';
        }
    }
    return header;
}

base::Result<Guard> guardFrom(const Directive &directive)
{
    static const QRegularExpression form(
        u"^(has|missing)-(table|column|index|unique)\\s+([A-Za-z0-9_]+)(?:\\.([A-Za-z0-9_]+(?:\\s*,\\s*[A-Za-z0-9_]+)*))?$"_s);
    const auto match = form.match(directive.rest);
    const QString object = match.captured(2);
    const bool needsName = object != u"table";
    QStringList names = match.captured(4).split(u',', Qt::SkipEmptyParts);
    for (QString &name : names)
        name = name.trimmed();
    if (!match.hasMatch() || names.isEmpty() == needsName || (names.size() > 1 && object != u"unique"))
        return usage(
            directive.line,
            QCoreApplication::translate("migration", "\"@when %1\" is not understood.").arg(directive.rest));
    Guard guard;
    guard.wanted = match.captured(1) == u"has";
    guard.object = object == u"table" ? Guard::Object::Table
        : object == u"column"         ? Guard::Object::Column
        : object == u"index"          ? Guard::Object::Index
                                      : Guard::Object::Unique;
    guard.table = match.captured(3);
    guard.names = names;
    return guard;
}

base::Result<void> applyDirective(const Directive &directive, const Section &section, Statement &statement)
{
    static const QRegularExpression tableName(u"^[A-Za-z0-9_]+$"_s);
    if (directive.word == u"when") {
        const auto guard = guardFrom(directive);
        SHOPBOOK_TRY(guard);
        statement.guards.append(*guard);
        return {};
    }
    if (directive.word == u"rebuild") {
        if (!tableName.match(directive.rest).hasMatch() || section.postgresql)
            return usage(
                directive.line,
                QCoreApplication::translate(
                    "migration", "@rebuild takes the name of a table and belongs to a section for sqlite."));
        statement.rebuild = directive.rest;
        return {};
    }
    if (directive.word == u"once" && section.kind == Section::Kind::Verify && directive.rest.isEmpty()) {
        statement.once = true;
        return {};
    }
    if (directive.word == u"list") {
        static const QRegularExpression form(u"^([A-Za-z0-9_]+)\\.([A-Za-z0-9_]+)\\s+(WHERE\\s[^;]+)$"_s);
        const auto match = form.match(directive.rest);
        if (!match.hasMatch())
            return usage(
                directive.line,
                QCoreApplication::translate("migration", "after @list comes table.column and WHERE."));
        statement.listTable = match.captured(1);
        statement.listColumn = match.captured(2);
        statement.listWhere = match.captured(3);
        return {};
    }
    return usage(directive.line,
                 QCoreApplication::translate("migration", "\"@%1\" is not understood.").arg(directive.word));
}

base::Result<QList<Statement>> statementsOf(const Section &section, Engine dialect, bool transactional,
                                            QList<ChecksumPart> &parts)
{
    const auto pieces = split(section.text, dialect, section.firstLine);
    SHOPBOOK_TRY(pieces);
    QList<Statement> statements;
    for (const Piece &piece : *pieces) {
        SHOPBOOK_TRY(checkStatement(piece, dialect, transactional));
        const Token &first = piece.tokens.constFirst();
        const bool reads = first.isWord(u"select") || first.isWord(u"with") || first.isWord(u"values");
        if (section.kind == Section::Kind::Verify && !reads)
            return usage(piece.line,
                         QCoreApplication::translate("migration", "@verify holds SELECT statements only."));
        Statement statement;
        statement.sql = piece.sql;
        statement.line = piece.line;
        for (const Directive &directive : piece.directives)
            SHOPBOOK_TRY(applyDirective(directive, section, statement));
        statements.append(statement);
    }
    parts.append({section.name + u'/' + database::nameOf(dialect), *pieces});
    return statements;
}

base::Result<void> readSections(const QList<Section> &sections, Script &script)
{
    QList<ChecksumPart> parts;
    for (const Section &section : sections) {
        for (const Engine dialect : {Engine::Sqlite, Engine::Postgresql}) {
            const bool isSqlite = dialect == Engine::Sqlite;
            if (!(isSqlite ? section.sqlite : section.postgresql))
                continue;
            const auto statements = statementsOf(section, dialect, script.transactional, parts);
            SHOPBOOK_TRY(statements);
            QList<Statement> *target = nullptr;
            switch (section.kind) {
            case Section::Kind::Upgrade:
                target = isSqlite ? &script.upgradeSqlite : &script.upgradePostgresql;
                (isSqlite ? script.hasSqlite : script.hasPostgresql) = true;
                break;
            case Section::Kind::Downgrade:
                target = isSqlite ? &script.downgradeSqlite : &script.downgradePostgresql;
                break;
            case Section::Kind::Verify:
                target = isSqlite ? &script.verifySqlite : &script.verifyPostgresql;
                break;
            }
            target->append(*statements);
        }
        for (const QString &lost : section.dataLoss) {
            if (!script.dataLoss.contains(lost))
                script.dataLoss.append(lost);
        }
    }
    if (!script.hasSqlite && !script.hasPostgresql)
        return usage(1, QCoreApplication::translate("migration", "there is no @upgrade section."));
    script.checksum = checksum(parts);
    return {};
}

base::Result<void> checkIds(const Header &header, const QString &key, const QStringList &ids)
{
    static const QRegularExpression id(u"^[A-Za-z0-9_]{1,32}$"_s);
    for (const QString &each : ids) {
        if (!id.match(each).hasMatch())
            return usage(header.lineOf(key),
                         QCoreApplication::translate("migration",
                                                     "\"%1\" is not 1 to 32 letters, digits and underscores.")
                             .arg(each));
    }
    return {};
}

base::Result<void> readHeader(const Header &header, Script &script)
{
    const auto &values = header.values;
    for (const QString &key : {u"revision"_s, u"down-revision"_s, u"branch"_s, u"message"_s}) {
        if (values.value(key).isEmpty())
            return usage(
                header.lineOf(key),
                QCoreApplication::translate("migration", "the header \"%1\" is missing or empty.").arg(key));
    }
    script.revision = values.value(u"revision"_s);
    script.branch = values.value(u"branch"_s);
    script.message = values.value(u"message"_s);
    const QString down = values.value(u"down-revision"_s);
    if (down.compare(u"none"_s, Qt::CaseInsensitive) != 0)
        script.downRevision = down;
    for (const QString &dependency : values.value(u"depends-on"_s).split(u',', Qt::SkipEmptyParts))
        script.dependsOn.append(dependency.trimmed());
    SHOPBOOK_TRY(checkIds(header, u"revision"_s, {script.revision}));
    SHOPBOOK_TRY(checkIds(header, u"branch"_s, {script.branch}));
    SHOPBOOK_TRY(checkIds(header, u"depends-on"_s, script.dependsOn));
    if (!script.downRevision.isEmpty())
        SHOPBOOK_TRY(checkIds(header, u"down-revision"_s, {script.downRevision}));
    script.headerLines = header.lines;
    const QString transaction = values.value(u"transaction"_s, u"yes"_s);
    if (transaction != u"yes" && transaction != u"no")
        return usage(header.lineOf(u"transaction"_s),
                     QCoreApplication::translate("migration", "\"transaction\" is yes or no."));
    script.transactional = transaction == u"yes";
    return {};
}

base::Result<Script> parse(const QString &fileName, const QByteArray &bytes)
{
    Script script;
    script.fileName = fileName;
    const auto text = decoded(bytes);
    SHOPBOOK_TRY(text);
    const auto header = headerAndSections(*text);
    SHOPBOOK_TRY(header);
    SHOPBOOK_TRY(readHeader(*header, script));
    SHOPBOOK_TRY(readSections(header->sections, script));
    return script;
}

} // namespace

const QList<Statement> &Script::upgrade(Engine engine) const
{
    return engine == Engine::Sqlite ? upgradeSqlite : upgradePostgresql;
}

const QList<Statement> &Script::downgrade(Engine engine) const
{
    return engine == Engine::Sqlite ? downgradeSqlite : downgradePostgresql;
}

const QList<Statement> &Script::verify(Engine engine) const
{
    return engine == Engine::Sqlite ? verifySqlite : verifyPostgresql;
}

const QList<Statement> &Script::statements(Direction direction, Engine engine) const
{
    return direction == Direction::Upgrade ? upgrade(engine) : downgrade(engine);
}

bool Script::supports(Engine engine) const
{
    return engine == Engine::Sqlite ? hasSqlite : hasPostgresql;
}

base::Result<Script> parseScript(const QString &fileName, const QByteArray &text)
{
    auto script = parse(fileName, text);
    if (!script) {
        base::Error error = script.error();
        error.message =
            QCoreApplication::translate("migration", "Revision script %1: %2").arg(fileName, error.message);
        return error;
    }
    return script;
}

} // namespace migration
