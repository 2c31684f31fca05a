// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <list>
#include <optional>
#include <unordered_map>

namespace tables {

/// The pages that were read last: at most `capacity` of them, the least recently used one goes first.
/// A page is a fixed slice of the order. Knows no database and no thread.
template <typename Row> class PageCache
{
public:
    static constexpr int pageSize = 256;

    explicit PageCache(int capacity = 48)
        : m_capacity(capacity)
    {
    }

    [[nodiscard]] bool contains(int page) const { return m_pages.count(page) != 0; }
    /// nullptr when the page is not here; marks it as used.
    [[nodiscard]] QList<Row> *page(int page)
    {
        const auto found = m_pages.find(page);
        if (found == m_pages.end())
            return nullptr;
        m_used.splice(m_used.begin(), m_used, found->second.use);
        return &found->second.rows;
    }
    void put(int page, QList<Row> rows)
    {
        drop(page);
        m_used.push_front(page);
        m_pages.emplace(page, Entry{std::move(rows), m_used.begin()});
        while (int(m_pages.size()) > m_capacity)
            drop(m_used.back());
    }
    void drop(int page)
    {
        const auto found = m_pages.find(page);
        if (found == m_pages.end())
            return;
        m_used.erase(found->second.use);
        m_pages.erase(found);
    }
    void clear()
    {
        m_pages.clear();
        m_used.clear();
    }

private:
    struct Entry {
        QList<Row> rows;
        std::list<int>::iterator use;
    };
    int m_capacity;
    std::list<int> m_used;
    std::unordered_map<int, Entry> m_pages;
};

} // namespace tables
