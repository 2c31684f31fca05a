#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps the house in order: check.py ROOT prints every breach of the rules in HACKING.md and fails if there is one."""

import re
import sys
from pathlib import Path

# From the bottom up. A layer includes and links only what stands before it; cli and gui are neighbours.
LAYERS = ["base", "database", "migration", "schema", "query", "records", "reports", "exchange", "wallet", "tables",
          "cli", "gui", "app"]
NEIGHBOURS = {("cli", "gui"), ("gui", "cli")}
WITH_SQL = {"database", "migration", "query", "records", "reports", "wallet", "tables"}
WITH_POSIX = {"base", "database"}
WITH_WIDGETS = {"gui", "app"}
MOST_LINES = 400

POSIX_HEADER = re.compile(
    r'#\s*include\s*<(unistd|fcntl|pwd|grp|dirent|pthread|termios|netdb|dlfcn|poll|syslog|strings|spawn|ftw|glob|'
    r'fnmatch|wordexp|langinfo|semaphore|ifaddrs|utime|libgen|(?:sys|arpa|netinet|net|linux)/[\w/]+)\.h>')
# Names that nothing else has; and common words, which are refused only as ::word( of the global namespace.
POSIX_CALL = re.compile(
    r'(?<![\w.>:])(?:::\s*)?(fork|vfork|execv\w*|execl\w*|getuid|geteuid|getgid|getegid|setuid|getppid|getpid|fsync|'
    r'fdatasync|usleep|nanosleep|readlink|symlink|chmod|fchmod|chown|umask|mkfifo|ftruncate|flock|fcntl|ioctl|isatty|'
    r'setenv|unsetenv|strcasecmp|strncasecmp|strerror_r|localtime_r|gmtime_r|mkstemp|mkdtemp|getpwuid|getpwnam|popen|'
    r'pclose|opendir|readdir|closedir|waitpid|sigaction|pthread_\w+|realpath|sysconf|statvfs|fdopen|fileno|dlopen|'
    r'dlsym|gethostname)\s*\(')
POSIX_GLOBAL = re.compile(
    r'(?<![\w>])::\s*(open|close|read|write|link|unlink|stat|fstat|lstat|access|kill|pipe|dup|dup2|poll|select|'
    r'socket|connect|mkdir|rmdir|chdir|getcwd|sleep|lseek|mmap|munmap|truncate)\s*\(')
SQL = re.compile(
    r'^\s*(?:SELECT\s|INSERT\s+(?:OR\s+\w+\s+)?INTO\s|UPDATE\s+\S+\s+SET\b|DELETE\s+FROM\s|WITH\s+\w+\s+AS\s*\(|'
    r'(?:CREATE|DROP|ALTER)\s+(?:UNIQUE\s+|TEMP\s+)?(?:TABLE|INDEX|VIEW|TRIGGER|SCHEMA|DATABASE|SEQUENCE)\b|'
    r'PRAGMA\s|BEGIN(?:\s+IMMEDIATE)?\s*$|COMMIT\s*$|ROLLBACK\s*$|VACUUM\b|ATTACH\s)|\bFROM\s+\S+\s+WHERE\s|'
    r'^\s*(?:ORDER\s+BY|GROUP\s+BY|(?:LEFT|INNER)\s+JOIN)\s')
DROPPED = re.compile(
    r'(?:^|[;{}]|\(void\)|std::ignore\s*=|static_cast<void>\(|Q_UNUSED\()\s*'
    r'[\w.]+(?:\(\))?(?:\.|->)(exec|execBatch|prepare|commit|transaction|submitAll)\(')
BINDING_CALL = re.compile(
    r'\b(addBindValue|bindValue|Query::run|execute|scalar|QVariant|QVariant::fromValue(?:<QDateTime>)?)\s*\(')
TIME_VALUE = re.compile(r'\bQDateTime\b(?!(?:::\w+)?\(?\)?\s*\.to[SM])')
RAW_QUERY = re.compile(r'\b(QSqlQuery|QSqlQueryModel|QSqlTableModel)\s+\w+\s*[;({]')
STRING_CONNECT = re.compile(r'\b(SIGNAL|SLOT)\s*\(')
UNFINISHED = re.compile(r'\b(TODO|FIXME|XXX|HACK)\b')
FORBIDDEN_IN_SRC = re.compile(r'\b(qFatal|throw|qobject_cast<void|QSKIP)\b(?=\s*[(\w"u])')
FORBIDDEN_IN_TESTS = re.compile(r'\b(QSKIP|QEXPECT_FAIL|qSleep|msleep|usleep|sleep_for)\s*\(')
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.M)
LAYER_CALL = re.compile(r'shopbook_layer\(\s*(\w+)(.*?)\)', re.S)

TEXT_SUFFIXES = {".cpp", ".h", ".py", ".sh", ".sql", ".cmake"}
TOKEN = re.compile(
    r'(?P<raw>R"(?P<tag>[^()\s\\"]{0,16})\(.*?\)(?P=tag)")|(?P<string>"(?:\\.|[^"\\\n])*")|'
    r"(?P<char>(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+')|(?P<line>//[^\n]*)|(?P<block>/\*.*?\*/)", re.S)


class Source:
    """A C++ file as code without comments and literals, and its literals; line numbers stay."""

    def __init__(self, text):
        self.text = text
        self.literals = []

        def blank(match):
            whole = match.group()
            if match.lastgroup == "string" or match.group("string") is not None:
                self.literals.append((text.count("\n", 0, match.start()) + 1, whole[1:-1]))
                return '""' + " " * (len(whole) - 2)
            if match.group("raw") is not None:
                tag = match.group("tag")
                self.literals.append((text.count("\n", 0, match.start()) + 1, whole[len(tag) + 3:-len(tag) - 2]))
                return '""' + re.sub(r"[^\n]", " ", whole[2:])
            return re.sub(r"[^\n]", " ", whole)

        self.code = TOKEN.sub(blank, text)

    def inside(self, start):
        """The code from `start`, just behind an opening parenthesis, to its partner; what stands in inner
        parentheses is left out."""
        depth, flat = 1, []
        for character in self.code[start:]:
            depth -= character == ")"
            if depth == 0:
                break
            if depth == 1:
                flat.append(character)
            depth += character == "("
        return "".join(flat)

    def lines(self, pattern):
        """Line and first group of each match in the code."""
        for match in pattern.finditer(self.code):
            start = match.start(1) if match.re.groups else match.start()
            yield self.code.count("\n", 0, start) + 1, match.group(1) if match.re.groups else match.group()


class Checker:
    def __init__(self, root):
        self.root = Path(root)
        self.breaches = []

    def say(self, path, line, what):
        self.breaches.append(f"{path.relative_to(self.root)}:{line}: {what}")

    def files(self, *folders):
        for folder in folders:
            for path in sorted((self.root / folder).rglob("*")):
                if path.is_file() and "__pycache__" not in path.parts:
                    yield path

    def run(self):
        links, homes = self.read_links()
        included = {layer: {} for layer in LAYERS}
        for path in self.files("src"):
            if path.suffix in {".cpp", ".h"}:
                self.check_source(path, included)
        self.check_links(links, homes, included)
        for path in self.files("tests"):
            if path.suffix in {".cpp", ".h"}:
                for line, word in Source(path.read_text(encoding="utf-8")).lines(FORBIDDEN_IN_TESTS):
                    self.say(path, line, f"{word}: a test waits for what it wants (QTRY_…) and skips nothing")
        self.check_texts()
        return self.breaches

    def check_source(self, path, included):
        text = path.read_text(encoding="utf-8")
        source = Source(text)
        layer = path.relative_to(self.root / "src").parts[0]
        if layer not in LAYERS:
            self.say(path, 1, f"\"{layer}\" is no layer of this house")
            return
        if (count := text.count("\n")) > MOST_LINES:
            self.say(path, count, f"{count} lines; a file has {MOST_LINES} at most")
        if path.suffix == ".h" and "#pragma once" not in source.code:
            self.say(path, 1, "a header begins with #pragma once")
        self.check_includes(path, layer, text, source, included[layer])
        if layer not in WITH_POSIX:
            for pattern in (POSIX_HEADER, POSIX_CALL, POSIX_GLOBAL):
                for line, name in source.lines(pattern):
                    self.say(path, line, f"{name} is POSIX only; such calls stand in base and database")
        if layer not in WITH_SQL:
            for line, literal in source.literals:
                if SQL.search(literal.replace("\\n", "\n").replace('\\"', '"')):
                    self.say(path, line, f"SQL in {layer}: \"{literal[:40]}\"")
            for line, name in source.lines(RAW_QUERY):
                self.say(path, line, f"{name} in {layer}: ask a layer below")
        if layer not in WITH_WIDGETS:
            for line, call in source.lines(DROPPED):
                self.say(path, line, f"the result of {call}() is dropped")
        for match in BINDING_CALL.finditer(source.code):
            if TIME_VALUE.search(match.group() + source.inside(match.end())):
                self.say(path, source.code.count("\n", 0, match.start()) + 1,
                         "a QDateTime is bound: times travel as text (base::text)")
        for pattern, what in ((STRING_CONNECT, "connect with a string: use a pointer to member"),
                              (FORBIDDEN_IN_SRC, "ends the program or crosses a layer: return a Result")):
            for line, word in source.lines(pattern):
                self.say(path, line, f"{word.strip()[:30]}: {what}")

    def check_includes(self, path, layer, text, source, seen):
        # The names stand in literals, so they are read from the text where the code still says #include.
        for match in INCLUDE.finditer(text):
            line = text.count("\n", 0, match.start(1)) + 1
            if "#" not in source.code.splitlines()[line - 1]:
                continue
            name = match.group(1)
            other, _, rest = name.partition("/")
            if not rest:
                if not (name.startswith("ui_") or name.endswith(".moc")):
                    self.say(path, line, f"\"{name}\": includes are written \"layer/File.h\"")
                continue
            if other not in LAYERS:
                self.say(path, line, f"\"{name}\" is of no layer")
                continue
            if not (self.root / "src" / name).is_file():
                self.say(path, line, f"\"{name}\" is not there")
            if other != layer:
                seen.setdefault(other, (path, line))
            if LAYERS.index(other) > LAYERS.index(layer) or (layer, other) in NEIGHBOURS:
                self.say(path, line, f"{layer} includes {other}, which lies above or beside it")
        if layer not in WITH_WIDGETS:
            for line, name in source.lines(re.compile(r"#\s*include\s*<(QtWidgets|QtGui|QtQuick)/")):
                self.say(path, line, f"{name} below the window")

    def read_links(self):
        """What each layer links, all libraries of its folder together, and the layer that each library is of."""
        links, homes = {}, {}
        for path in sorted((self.root / "src").glob("*/**/CMakeLists.txt")):
            layer = path.relative_to(self.root / "src").parts[0]
            text = re.sub(r"#[^\n]*", "", path.read_text(encoding="utf-8"))
            found = links.setdefault(layer, [])
            for name, rest in LAYER_CALL.findall(text):
                homes[name] = layer
                if name != path.parent.name:
                    self.say(path, 1, f"the library \"{name}\" is not named after its folder")
                words = rest.split()
                found += [(path, word) for word in words[words.index("LINKS") + 1:]] if "LINKS" in words else []
            for name in re.findall(r"add_library\(\s*shopbook_(\w+)", text):
                homes[name] = layer
            for rest in re.findall(r"target_link_libraries\(\s*[\w-]+(.*?)\)", text, re.S):
                found += [(path, word) for word in rest.split()]
        return links, homes

    def check_links(self, links, homes, included):
        for layer, words in links.items():
            linked = set()
            for path, word in words:
                if word in {"Qt6::Widgets", "Qt6::Gui", "Qt6::PrintSupport"} and layer not in WITH_WIDGETS:
                    self.say(path, 1, f"{layer} links {word}: no widgets below the window")
                name = word.removeprefix("shopbook_")
                if name in (word, "flags") or homes.get(name) == layer:
                    continue
                other = homes.get(name, name)
                linked.add(other)
                if other not in LAYERS:
                    self.say(path, 1, f"{layer} links {word}, which is of no layer")
                elif LAYERS.index(other) > LAYERS.index(layer) or (layer, other) in NEIGHBOURS:
                    self.say(path, 1, f"{layer} links {other}, which lies above or beside it")
            for other, (file, line) in sorted(included[layer].items()):
                # The programs get the lower layers with gui and cli.
                if other not in linked and layer != "app":
                    self.say(file, line, f"{layer} includes {other} but its CMakeLists.txt does not link it")

    def check_texts(self):
        for path in self.files("src", "tests", "ui", "migrations", "packaging", "cmake"):
            is_text = path.suffix in TEXT_SUFFIXES or path.name == "CMakeLists.txt"
            is_script = not path.suffix and path.read_bytes()[:2] == b"#!"
            if not (is_text or is_script or path.suffix == ".ui"):
                continue
            text = path.read_text(encoding="utf-8")
            if path.suffix == ".sql" and path.is_relative_to(self.root / "tests"):
                continue
            if path.suffix != ".ui" and "SPDX-License-Identifier: GPL-3.0-or-later" not in "".join(
                    text.splitlines(keepends=True)[:3]):
                self.say(path, 1, "the first line names the licence: SPDX-License-Identifier: GPL-3.0-or-later")
            if path.is_relative_to(self.root / "tests/structure"):
                continue
            for number, line in enumerate(text.splitlines(), 1):
                if UNFINISHED.search(line):
                    self.say(path, number, "unfinished: " + line.strip()[:60])


def main():
    breaches = Checker(sys.argv[1] if len(sys.argv) > 1 else ".").run()
    print("\n".join(breaches))
    print(f"{len(breaches)} breaches of the house's rules" if breaches else "The house is in order.")
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
