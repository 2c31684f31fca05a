// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Console.h"

#ifdef Q_OS_WIN
#include <cstdio>
#include <fcntl.h>
#include <io.h>
#include <windows.h>
// after windows.h
#include <shellapi.h>
#endif

namespace base
{

#ifdef Q_OS_WIN

namespace
{

/// A program with a window has no standard streams of its own; what the shell redirected stays.
void findConsole(DWORD handle, FILE *stream)
{
    const HANDLE given = GetStdHandle(handle);
    if (given && given != INVALID_HANDLE_VALUE)
        return;
    if (GetConsoleWindow() || AttachConsole(ATTACH_PARENT_PROCESS))
        std::freopen("CONOUT$", "w", stream);
}

} // namespace

Console::Console()
{
    // QRegularExpression keeps a stack for its compiled patterns in a thread_local with a destructor. With this
    // compiler its memory is gone by the time a thread ends (GCC bug 83562): the destructor then frees whatever stands
    // there, and the thread's end is never told. Uncompiled patterns need no such stack.
    if (!qEnvironmentVariableIsSet("QT_ENABLE_REGEXP_JIT"))
        qputenv("QT_ENABLE_REGEXP_JIT", "0");
    findConsole(STD_OUTPUT_HANDLE, stdout);
    findConsole(STD_ERROR_HANDLE, stderr);
    for (FILE *stream : {stdout, stderr}) {
        if (const int file = _fileno(stream); file >= 0)
            _setmode(file, _O_BINARY); // a CSV's line endings are its own
    }
    const UINT before = GetConsoleOutputCP();
    if (before != 0 && before != CP_UTF8 && SetConsoleOutputCP(CP_UTF8))
        m_codePage = before;
}

Console::~Console()
{
    std::fflush(stdout);
    std::fflush(stderr);
    if (m_codePage != 0)
        SetConsoleOutputCP(m_codePage);
}

QStringList Console::arguments(int, char *[])
{
    QStringList words;
    int count = 0;
    if (wchar_t **list = CommandLineToArgvW(GetCommandLineW(), &count)) {
        for (int i = 0; i < count; ++i)
            words.append(QString::fromWCharArray(list[i]));
        LocalFree(list);
    }
    return words;
}

#else

Console::Console() = default;
Console::~Console() = default;

QStringList Console::arguments(int argc, char *argv[])
{
    QStringList words;
    for (int i = 0; i < argc; ++i)
        words.append(QString::fromLocal8Bit(argv[i]));
    return words;
}

#endif

} // namespace base
