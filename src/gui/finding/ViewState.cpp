// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/finding/ViewState.h"

#include "query/ConditionJson.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace gui::finding
{

namespace
{

constexpr int version = 1;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(gui::finding::ViewState)
};

base::Error bad(const QString &path, const QString &sentence)
{
    return {base::ErrorCode::Usage, sentence, path, {}, {}};
}

base::Result<QStringList> columnsFrom(const QJsonValue &json, const schema::Entity &entity)
{
    QStringList columns;
    for (const QJsonValue &column : json.toArray()) {
        if (!entity.field(column.toString()))
            return bad(u"columns"_s,
                       Words::tr("The view names a column “%1” that %2 does not have. Save the view anew.")
                           .arg(column.toString(), schema::entityTitle(entity)));
        columns.append(column.toString());
    }
    columns.removeDuplicates();
    return columns;
}

} // namespace

QByteArray toJson(const ViewState &view)
{
    QJsonArray sort;
    for (const ViewState::Sort &key : view.sort)
        sort.append(QJsonObject{{u"field"_s, key.field}, {u"descending"_s, key.descending}});
    QJsonObject object{
        {u"shopbook_view"_s, version}, {u"table"_s, schema::entity(view.table).name},
        {u"name"_s, view.name},        {u"columns"_s, QJsonArray::fromStringList(view.columns)},
        {u"pinned"_s, view.pinned},    {u"sort"_s, sort},
        {u"search"_s, view.search},    {u"filter"_s, query::toJson(view.filter)}};
    return QJsonDocument(object).toJson();
}

base::Result<ViewState> viewFromJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const int found = object.value(u"shopbook_view"_s).toInt();
    if (found < 1)
        return bad(u"shopbook_view"_s,
                   Words::tr("This is no view of Shopbook. Choose a file that was exported as one."));
    if (found > version)
        return bad(
            u"shopbook_view"_s,
            Words::tr("This view was made by a later version of Shopbook. Install that version to use it."));
    const schema::Entity *entity = schema::entityByName(object.value(u"table"_s).toString());
    if (!entity)
        return bad(u"table"_s, Words::tr("The view is of a table that Shopbook does not know."));
    ViewState view;
    view.table = entity->table;
    view.name = object.value(u"name"_s).toString().trimmed();
    auto columns = columnsFrom(object.value(u"columns"_s), *entity);
    SHOPBOOK_TRY(columns);
    view.columns = std::move(*columns);
    view.pinned = qBound(0, object.value(u"pinned"_s).toInt(), int(view.columns.size()));
    for (const QJsonValue &key : object.value(u"sort"_s).toArray()) {
        const QString field = key[u"field"_s].toString();
        if (!entity->field(field))
            return bad(u"sort"_s,
                       Words::tr("The view sorts by a column “%1” that %2 does not have. Save the view anew.")
                           .arg(field, schema::entityTitle(*entity)));
        view.sort.append({field, key[u"descending"_s].toBool()});
    }
    view.search = object.value(u"search"_s).toString();
    if (object.contains(u"filter"_s)) {
        auto filter = query::conditionFromJson(object.value(u"filter"_s));
        SHOPBOOK_TRY(filter);
        view.filter = std::move(*filter);
    }
    return view;
}

} // namespace gui::finding
