// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <list>
#include <optional>
#include <unordered_map>

namespace tables
{

/// The rows that were read last, by id: at most `capacity` of them, the least recently used one goes first.
/// By id and not by place, so that a new order, an insertion or a removal leaves them what they are. Knows no
/// database and no thread.
template <typename Row> class RowCache
{
public:
    struct Entry {
        std::optional<Row> row; ///< nothing: the row is gone
        bool isStale = false; ///< shown, but to be read again
    };

    explicit RowCache(std::size_t capacity = 48 * 256)
        : m_capacity(capacity)
    {
    }

    /// nullptr when the row was never read or has left; marks it as used.
    [[nodiscard]] Entry *find(qint64 id)
    {
        const auto found = m_entries.find(id);
        if (found == m_entries.end())
            return nullptr;
        m_used.splice(m_used.begin(), m_used, found->second.use);
        return &found->second.entry;
    }
    [[nodiscard]] bool isFresh(qint64 id) const
    {
        const auto found = m_entries.find(id);
        return found != m_entries.end() && !found->second.entry.isStale;
    }
    void put(qint64 id, std::optional<Row> row)
    {
        if (Entry *entry = find(id)) {
            *entry = {std::move(row), false};
            return;
        }
        m_used.push_front(id);
        m_entries.emplace(id, Slot{{std::move(row), false}, m_used.begin()});
        while (m_entries.size() > m_capacity) {
            m_entries.erase(m_used.back());
            m_used.pop_back();
        }
    }
    /// All rows for which `applies` says so are to be read again.
    template <typename Applies> void setStaleIf(Applies applies)
    {
        for (auto &[id, slot] : m_entries)
            if (slot.entry.row && applies(*slot.entry.row))
                slot.entry.isStale = true;
    }
    void clear()
    {
        m_entries.clear();
        m_used.clear();
    }
    [[nodiscard]] std::size_t size() const { return m_entries.size(); }
    [[nodiscard]] std::size_t capacity() const { return m_capacity; }

private:
    struct Slot {
        Entry entry;
        std::list<qint64>::iterator use;
    };
    std::size_t m_capacity;
    std::list<qint64> m_used;
    std::unordered_map<qint64, Slot> m_entries;
};

} // namespace tables
