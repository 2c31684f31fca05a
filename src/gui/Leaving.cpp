// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/Leaving.h"

#include "gui/StoreView.h"
#include "gui/dialogs/CloseQuestion.h"

#include <QPointer>

namespace gui
{

using State = tables::Session::State;

Leaving::Leaving(QObject *parent)
    : QObject(parent)
{
}

void Leaving::leave(StoreView *store, std::function<void()> then)
{
    if (m_isAsking)
        return;
    if (!store || (store->session().pending().isEmpty() && store->session().state() != State::Saving)) {
        then();
        return;
    }
    m_isAsking = true;
    auto *question = new CloseQuestion(CloseQuestion::textFor(store->session().pending().count()),
                                       store->session().state() != State::Saving, store->window());
    connect(question, &CloseQuestion::answered, this,
            [this, guard = QPointer<StoreView>(store), then = std::move(then)](CloseQuestion::Answer answer) {
                m_isAsking = false;
                if (!guard || answer == CloseQuestion::Answer::Cancel)
                    return;
                if (answer == CloseQuestion::Answer::Save)
                    return saveFirst(*guard, then);
                guard->session().dropAll();
                then();
            });
    question->open();
}

void Leaving::saveFirst(StoreView &store, std::function<void()> then)
{
    m_isAsking = true;
    // One answer of the save ends the waiting, whichever comes.
    auto *waiting = new QObject(&store);
    connect(waiting, &QObject::destroyed, this, [this] { m_isAsking = false; });
    connect(&store.session(), &tables::Session::saved, waiting, [this, waiting, then = std::move(then)] {
        waiting->deleteLater();
        m_isAsking = false;
        // The session is still in its own signal: it may go only after that.
        QMetaObject::invokeMethod(this, then, Qt::QueuedConnection);
    });
    connect(&store.session(), &tables::Session::saveFailed, waiting, &QObject::deleteLater);
    store.session().save();
}

} // namespace gui
