// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/queries/CoachFacts.h"

#include "base/Log.h"
#include "gui/dialogs/Background.h"

namespace gui::queries
{

namespace
{

constexpr qint64 shortestPauseMs = 1000;
constexpr qint64 pausePerLook = 20;

} // namespace

CoachFacts::CoachFacts(tables::Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(int(shortestPauseMs));
    connect(&m_delay, &QTimer::timeout, this, &CoachFacts::read);
    connect(&session, &tables::Session::changedByOthers, this, &CoachFacts::noteWrite);
    connect(&session, &tables::Session::written, this, &CoachFacts::noteWrite);
    read();
}

CoachFacts::~CoachFacts()
{
    if (m_sign)
        m_sign->stop();
}

void CoachFacts::setWatched(bool isWatched)
{
    m_isWatched = isWatched;
    plan();
}

void CoachFacts::noteWrite()
{
    m_isOld = true;
    plan();
}

void CoachFacts::plan()
{
    if (m_isOld && m_isWatched && !m_sign && !m_delay.isActive())
        m_delay.start();
}

void CoachFacts::read()
{
    m_isOld = false;
    m_sign = std::make_shared<database::StopSign>();
    m_sinceLook.start();
    runInBackground(
        this,
        [location = m_session.location(), sign = m_sign]() -> base::Result<query::RowFacts> {
            auto connection = database::QueryConnection::open(location);
            SHOPBOOK_TRY(connection);
            return query::readFacts(*connection, sign);
        },
        [this](const base::Result<query::RowFacts> &facts) { take(facts); });
}

void CoachFacts::take(const base::Result<query::RowFacts> &facts)
{
    m_sign.reset();
    m_delay.setInterval(int(qMax(shortestPauseMs, pausePerLook * m_sinceLook.elapsed())));
    if (facts) {
        m_facts = *facts;
        Q_EMIT changed();
    } else {
        // The coach goes by what it knew, or by what the tables allow: a person who asks is told by the
        // answer.
        base::log::report(base::log::tables(), facts.error());
    }
    plan();
}

} // namespace gui::queries
