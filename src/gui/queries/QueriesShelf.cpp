// SPDX-License-Identifier: GPL-3.0-or-later
// What the shelf of the page holds, and how a query gets there: the rest of QueriesPage.h.
#include "gui/MessageBar.h"
#include "gui/dialogs/Background.h"
#include "gui/queries/QueriesPage.h"
#include "gui/queries/Words.h"
#include "query/ExerciseProgress.h"
#include "query/Lessons.h"
#include "query/QueryJson.h"
#include "ui_QueriesPage.h"

#include <QDir>
#include <QFileDialog>
#include <QInputDialog>
#include <QJsonDocument>
#include <QPointer>
#include <QSaveFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gui::queries
{

namespace
{

constexpr qint64 mostBytes = 1 << 20;

QByteArray documentOf(const Question &question)
{
    return question.isTyped()
        ? QJsonDocument(QJsonObject{{u"version"_s, query::documentVersion}, {u"sql"_s, question.sql}})
              .toJson()
        : query::toDocument(question.query);
}

/// `question` with what the document says.
base::Result<Question> questionFrom(const QByteArray &document, Question question)
{
    const QJsonObject object = QJsonDocument::fromJson(document).object();
    if (object.contains(u"sql"_s)) {
        question.kind = Question::Kind::Sql;
        question.sql = object.value(u"sql"_s).toString();
        return question;
    }
    auto query = query::queryFromDocument(document);
    SHOPBOOK_TRY(query);
    question.query = *query;
    return question;
}

} // namespace

void QueriesPage::fillShelf()
{
    QList<Shelf::Entry> entries;
    if (const auto lessons = query::lessons())
        for (const query::Lesson &lesson : *lessons)
            entries.append({lesson.name, lesson.title, {}, false});
    m_ui->shelf->setEntries(Shelf::Section::Lesson, entries);
    entries.clear();
    const query::ExerciseProgress progress;
    if (const auto &all = query::exercises(); all)
        for (const query::Exercise &exercise : *all)
            entries.append(
                {exercise.id, exercise.text().title, exercise.text().task, progress.isSolved(exercise.id)});
    m_ui->shelf->setEntries(Shelf::Section::Exercises, entries);
    entries.clear();
    for (const query::SavedQuery &saved : std::as_const(m_saved))
        entries.append({saved.name, saved.name, {}, false});
    m_ui->shelf->setEntries(Shelf::Section::Saved, entries);
}

void QueriesPage::take(Shelf::Section section, const QString &id)
{
    Question question;
    if (section == Shelf::Section::Exercises) {
        const query::Exercise *exercise = query::exerciseById(id);
        if (!exercise)
            return;
        question.kind = Question::Kind::Exercise;
        question.exercise = id;
        question.query = exercise->beginning();
        if (const auto last = query::ExerciseProgress().lastAnswer(id)) {
            question.query = last->tree.value_or(question.query);
            question.sql = last->sql;
            question.isAnswerTyped = !last->tree;
        }
    }
    if (section == Shelf::Section::Saved) {
        const auto saved = savedQuestion(id);
        if (!saved)
            return m_ui->messageBar->showError(saved.error());
        question = *saved;
    }
    if (section == Shelf::Section::Lesson) {
        const auto lesson = query::lesson(id);
        if (!lesson)
            return m_ui->messageBar->showError(lesson.error());
        if (!m_shared.tables.contains(lesson->query.from))
            return m_ui->messageBar->showMessage(
                style::Tone::Neutral,
                tr("This query is about the phonebook, which is not turned on in this database."));
        question.query = lesson->query;
        question.name = lesson->title;
    }
    open(question);
}

void QueriesPage::readSaved()
{
    m_session.reader().run(
        database::Worker::Priority::Normal, this,
        [](const database::Connection &connection) { return query::savedQueries(connection); },
        [this](const base::Result<QList<query::SavedQuery>> &saved) {
            if (!saved)
                return m_ui->messageBar->showError(saved.error());
            m_saved = *saved;
            fillShelf();
        });
}

/// In a thread, on a connection that lives as long as the one short transaction.
void QueriesPage::changeSaved(const std::function<base::Result<void>(const database::Connection &)> &change,
                              const std::function<void(const base::Result<void> &)> &done)
{
    runInBackground(
        this,
        [location = m_session.location(), change]() -> base::Result<void> {
            const auto connection =
                database::Connection::open(location, database::OpenMode::ReadWrite, database::Role::Writer);
            SHOPBOOK_TRY(connection);
            return change(*connection);
        },
        [this, done](const base::Result<void> &result) {
            done(result);
            readSaved();
        });
}

void QueriesPage::save()
{
    const QuestionView *view = current();
    if (!view)
        return;
    auto *dialog = new QInputDialog(window());
    dialog->setObjectName(u"saveQueryDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save the query"));
    dialog->setLabelText(tr("Name:"));
    dialog->setTextValue(titleOf(view->question()));
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &name) {
        saveAs(name.trimmed(), current() && current()->question().saved == name.trimmed());
    });
    dialog->open();
}

void QueriesPage::saveAs(const QString &name, bool replaces)
{
    QuestionView *view = current();
    if (!view)
        return;
    const Question &question = view->question();
    const QByteArray document = question.isTyped()
        ? QJsonDocument(QJsonObject{{u"version"_s, query::documentVersion}, {u"sql"_s, question.sql}})
              .toJson()
        : query::toDocument(question.query);
    changeSaved(
        [name, document, replaces](const database::Connection &connection) {
            return query::saveQuery(connection, name, QString::fromUtf8(document),
                                    replaces ? query::IfThere::Replace : query::IfThere::Refuse);
        },
        [this, name, view = QPointer<QuestionView>(view)](const base::Result<void> &done) {
            if (done) {
                if (view && view->question().kind != Question::Kind::Exercise)
                    view->setSaved(name);
                m_ui->messageBar->showMessage(style::Tone::Good,
                                              tr("“%1” is saved in the database.").arg(name));
                return;
            }
            m_ui->messageBar->showError(done.error());
            if (done.error().code == base::ErrorCode::NotUnique)
                m_ui->messageBar->offer(tr("Replace it"), [this, name] { saveAs(name, true); });
        });
}

void QueriesPage::forget(const QString &name)
{
    const auto old = std::ranges::find(m_saved, name, &query::SavedQuery::name);
    const QString document = old == m_saved.end() ? QString() : old->document;
    changeSaved(
        [name](const database::Connection &connection) { return query::deleteQuery(connection, name); },
        [this, name, document](const base::Result<void> &done) {
            if (!done)
                return m_ui->messageBar->showError(done.error());
            m_ui->messageBar->showMessage(style::Tone::Neutral, tr("“%1” is forgotten.").arg(name));
            m_ui->messageBar->offer(tr("Undo"), [this, name, document] {
                m_ui->messageBar->clear();
                changeSaved(
                    [name, document](const database::Connection &connection) {
                        return query::saveQuery(connection, name, document, query::IfThere::Refuse);
                    },
                    [this](const base::Result<void> &back) {
                        if (!back)
                            m_ui->messageBar->showError(back.error());
                    });
            });
        });
}

/// What is saved under a name, as a question; an error when the document is a later version's.
base::Result<Question> QueriesPage::savedQuestion(const QString &name) const
{
    Question question;
    question.name = name;
    question.saved = name;
    const auto found = std::ranges::find(m_saved, name, &query::SavedQuery::name);
    if (found == m_saved.end())
        return question;
    return questionFrom(found->document.toUtf8(), question);
}

/// The document of a tab as a file, as `shopbook-cli query FILE` takes it.
void QueriesPage::writeFile(int index)
{
    const QuestionView *view = viewAt(index);
    if (!view)
        return;
    auto *dialog = new QFileDialog(window(), tr("Write the query into a file"), QDir::homePath(),
                                   tr("Queries (*.json)"));
    dialog->setObjectName(u"writeQueryFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    dialog->selectFile(titleOf(view->question()) + u".json"_s);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, document = documentOf(view->question())](const QString &path) {
                QSaveFile file(path);
                const bool isWritten = file.open(QSaveFile::WriteOnly)
                    && file.write(document) == document.size() && file.commit();
                const QString shown = QDir::toNativeSeparators(path);
                if (isWritten)
                    m_ui->messageBar->showMessage(style::Tone::Good,
                                                  tr("The query was written to “%1”.").arg(shown));
                else
                    m_ui->messageBar->showMessage(
                        style::Tone::Error,
                        tr("“%1” was not written. Free some space, or choose another folder.").arg(shown),
                        file.errorString());
            });
    dialog->open();
}

void QueriesPage::readFile()
{
    auto *dialog = new QFileDialog(window(), tr("Open a query"), QDir::homePath(), tr("Queries (*.json)"));
    dialog->setObjectName(u"readQueryFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        QFile file(path);
        Question question;
        question.name = QFileInfo(path).completeBaseName();
        // No query is that long; another file might be.
        const auto read = file.open(QFile::ReadOnly)
            ? questionFrom(file.read(mostBytes), question)
            : base::Result<Question>(
                base::Error{base::ErrorCode::NotFound,
                            tr("“%1” cannot be read. Check its rights, or choose another file.")
                                .arg(QDir::toNativeSeparators(path)),
                            file.errorString(),
                            {},
                            {}});
        if (read)
            open(*read);
        else
            m_ui->messageBar->showError(read.error());
    });
    dialog->open();
}

} // namespace gui::queries
