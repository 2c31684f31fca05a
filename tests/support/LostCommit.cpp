// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/LostCommit.h"

#include <cstdlib>
#include <list>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace support
{

namespace
{

sockaddr_in addressOf(int port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(uint16_t(port));
    return address;
}

int connectTo(int port)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
    const sockaddr_in address = addressOf(port);
    if (::connect(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
        return fd;
    ::close(fd);
    return -1;
}

/// Whoever is in: both ends of their line.
struct Line {
    int client = -1;
    int server = -1;

    void end()
    {
        ::close(client);
        ::close(server);
        client = server = -1;
    }
};

QByteArray readSome(int fd)
{
    QByteArray bytes(65536, Qt::Uninitialized);
    const auto count = ::read(fd, bytes.data(), size_t(bytes.size()));
    bytes.truncate(count > 0 ? qsizetype(count) : 0);
    return bytes;
}

bool passOn(int fd, const QByteArray &bytes)
{
    for (qsizetype done = 0; done < bytes.size();) {
        const auto count = ::send(fd, bytes.constData() + done, size_t(bytes.size() - done), MSG_NOSIGNAL);
        if (count <= 0)
            return false;
        done += qsizetype(count);
    }
    return true;
}

} // namespace

LostCommit::LostCommit(const database::Location &server)
    : m_location(server)
    , m_serverPort(server.ports.toInt())
{
    sockaddr_in address = addressOf(0);
    socklen_t size = sizeof address;
    m_door = ::socket(AF_INET, SOCK_STREAM, 0);
    if (::bind(m_door, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0
        || ::getsockname(m_door, reinterpret_cast<sockaddr *>(&address), &size) != 0
        || ::listen(m_door, 16) != 0 || ::pipe(m_stop) != 0) {
        qCritical("no door to the server");
        std::abort();
    }
    m_location.ports = QString::number(ntohs(address.sin_port));
    m_thread = std::thread([this] { run(); });
}

LostCommit::~LostCommit()
{
    ::close(m_stop[1]);
    m_thread.join();
    ::close(m_stop[0]);
    ::close(m_door);
}

void LostCommit::run()
{
    std::list<Line> lines;
    while (true) {
        std::vector<pollfd> waiting{{m_stop[0], POLLIN, 0}, {m_door, POLLIN, 0}};
        for (const Line &line : lines) {
            waiting.push_back({line.client, POLLIN, 0});
            waiting.push_back({line.server, POLLIN, 0});
        }
        if (::poll(waiting.data(), waiting.size(), -1) < 0 || waiting[0].revents != 0)
            break;
        size_t at = 2;
        for (Line &line : lines) {
            const bool fromClient = waiting[at].revents != 0;
            const bool fromServer = waiting[at + 1].revents != 0;
            at += 2;
            if (fromClient) {
                const QByteArray bytes = readSome(line.client);
                const When when = bytes.contains("COMMIT") ? m_when.exchange(When::Never) : When::Never;
                if (bytes.isEmpty() || when == When::Before || !passOn(line.server, bytes)) {
                    line.end();
                    continue;
                }
                if (when == When::After) {
                    // The server says COMMIT when it has done it.
                    QByteArray answer;
                    while (!answer.contains("COMMIT")) {
                        const QByteArray more = readSome(line.server);
                        if (more.isEmpty())
                            break;
                        answer += more;
                    }
                    line.end();
                    continue;
                }
            }
            if (fromServer) {
                const QByteArray bytes = readSome(line.server);
                if (bytes.isEmpty() || !passOn(line.client, bytes))
                    line.end();
            }
        }
        lines.remove_if([](const Line &line) { return line.client < 0; });
        if (waiting[1].revents != 0) {
            Line line{::accept(m_door, nullptr, nullptr), m_isOpen ? connectTo(m_serverPort) : -1};
            if (line.server >= 0)
                lines.push_back(line);
            else
                ::close(line.client);
        }
    }
    for (Line &line : lines)
        line.end();
}

} // namespace support
