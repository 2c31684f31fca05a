#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A guard that never barks guards nothing: every rule of check.py is broken once here, and the look-alikes pass."""

import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from check import Checker

SPDX = "// SPDX-License-Identifier: GPL-3.0-or-later\n"


def breaches(files):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, text in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.suffix in {".cpp", ".h"} and "nobody" not in text:
                text = SPDX + text
            path.write_text(text, encoding="utf-8")
        return Checker(root).run()


def one(layer, code):
    return breaches({f"src/{layer}/A.cpp": code})


class Structure(unittest.TestCase):
    def refused(self, found, *words):
        self.assertEqual(len(found), 1, found)
        for word in words:
            self.assertIn(word, found[0])

    def test_arrows_point_down(self):
        lower, upper = {"src/base/B.h": "#pragma once\n"}, {"src/gui/G.h": "#pragma once\n"}
        self.refused(breaches({**upper, "src/cli/A.cpp": '#include "gui/G.h"\n'}), "A.cpp:2", "above or beside")
        self.refused(breaches({**upper, "src/records/A.cpp": '\n#include  "gui/G.h"\n'}), "A.cpp:3", "above or beside")
        self.assertEqual(breaches({**lower, "src/cli/A.cpp": '#include "base/B.h"\n'}), [])
        self.assertEqual(breaches({**upper, "src/cli/A.cpp": '// #include "gui/G.h"\n/*\n#include "gui/G.h"\n*/\n'}), [])

    def test_includes_have_a_home(self):
        self.refused(one("cli", '#include "Result.h"\n'), "layer/File.h")
        self.refused(one("cli", '#include "base/Nowhere.h"\n'), "not there")
        self.refused(one("cli", '#include "boost/any.h"\n'), "no layer")
        self.refused(one("cellar", "int x;\n"), "no layer")
        self.assertEqual(one("gui", '#include "ui_MainWindow.h"\n#include "A.moc"\n'), [])

    def test_links_agree_with_includes(self):
        spdx = "# SPDX-License-Identifier: GPL-3.0-or-later\n"
        files = {"src/base/B.h": "#pragma once\n", "src/schema/A.cpp": '#include "base/B.h"\n'}
        lists = {"src/schema/CMakeLists.txt": spdx + "shopbook_layer(schema\n    SOURCES A.cpp\n    LINKS Qt6::Core)\n"}
        self.refused(breaches({**files, **lists}), "A.cpp:2", "does not link")
        lists["src/schema/CMakeLists.txt"] = spdx + "shopbook_layer(schema SOURCES A.cpp LINKS shopbook_base)\n"
        self.assertEqual(breaches({**files, **lists}), [])
        lists["src/schema/CMakeLists.txt"] = spdx + "shopbook_layer(schema SOURCES A.cpp LINKS shopbook_base shopbook_gui)\n"
        self.refused(breaches({**files, **lists}), "above or beside")
        lists["src/schema/CMakeLists.txt"] = spdx + "shopbook_layer(schema SOURCES A.cpp LINKS shopbook_base Qt6::Widgets)\n"
        self.refused(breaches({**files, **lists}), "Qt6::Widgets")
        lists["src/schema/CMakeLists.txt"] = spdx + (
            "shopbook_layer(schema SOURCES A.cpp LINKS shopbook_base)\ntarget_link_libraries(shopbook_schema PRIVATE shopbook_tables)\n")
        self.refused(breaches({**files, **lists}), "links tables")
        # A library within a layer's folder is of that layer.
        inner = {"src/schema/CMakeLists.txt": spdx + "shopbook_layer(schema SOURCES A.cpp LINKS shopbook_inner)\n",
                 "src/schema/inner/CMakeLists.txt": spdx + "add_library(shopbook_inner STATIC A.cpp)\n"
                                                    "target_link_libraries(shopbook_inner PUBLIC shopbook_flags shopbook_base)\n"}
        self.assertEqual(breaches({**files, **inner}), [])
        inner["src/schema/inner/CMakeLists.txt"] += "target_link_libraries(shopbook_inner PUBLIC shopbook_gui)\n"
        self.refused(breaches({**files, **inner}), "inner/CMakeLists.txt:1", "above or beside")

    def test_posix(self):
        self.refused(one("gui", "#include <unistd.h>\n"), "unistd")
        self.refused(one("gui", "#  include <sys/stat.h>\n"), "sys/stat")
        self.refused(one("cli", "auto id = getuid();\n"), "getuid")
        self.refused(one("cli", "int fd = ::open(name, 0);\n"), "open")
        self.refused(one("cli", "if (::fsync (fd) != 0) {}\n"), "fsync")
        self.assertEqual(one("base", "#include <unistd.h>\nint fd = ::open(name, 0);\n"), [])
        self.assertEqual(one("gui", "file.open(1); File::open(2); QFile::link(a, b); x->chmod(3); T::T() {} "
                                    "// getuid()\nauto s = \"fork()\"; auto c = '\"'; auto n = 1'000'000; read(x);\n"
                                    "void Page::open(int) {}\n"), [])

    def test_sql(self):
        for literal in ("SELECT id FROM user", "  INSERT INTO a VALUES (1)", "UPDATE a SET b = 1", "DELETE FROM a",
                        "CREATE UNIQUE INDEX i ON a (b)", "PRAGMA user_version", " ORDER BY id", "BEGIN IMMEDIATE"):
            self.refused(one("gui", f'auto s = u"{literal}"_s;\n'), "SQL in gui")
            self.assertEqual(one("records", f'auto s = u"{literal}"_s;\n'), [])
        self.refused(one("cli", 'auto s = R"(\n  SELECT 1)";\n'), "SQL in cli")
        for words in ("Select a row", "Update", "Delete from the list", "Begin", "Create table", "with a name as",
                      "Where it came from", "select nothing"):
            self.assertEqual(one("gui", f'auto s = tr("{words}"); // SELECT 1\n'), [], words)
        self.refused(one("gui", "QSqlQuery query(db);\n"), "QSqlQuery")

    def test_dropped_results(self):
        self.refused(one("records", "{\n    query.exec();\n}\n"), "A.cpp:3", "exec")
        self.refused(one("records", "(void)db.commit();\n"), "commit")
        self.refused(one("records", "if (a) { m_query->prepare(sql); }\n"), "prepare")
        self.assertEqual(one("records", "if (!query.exec())\n    return x;\nreturn db.commit();\nok = q.exec() && q.next();\n"
                                        "f(q.exec());\n// q.exec();\n"), [])
        self.assertEqual(one("gui", "dialog.exec();\n"), [])

    def test_times(self):
        self.refused(one("records", "query.addBindValue(QDateTime::currentDateTime());\n"), "QDateTime")
        self.refused(one("records", "auto r = connection.execute(sql, {name(x), QDateTime()});\n"), "QDateTime")
        self.assertEqual(one("base", "QDateTime t = parse(x);\nquery.addBindValue(text);\nQDateTime u;\n"
                                     "return QVariant(stored(QDateTime::fromSecsSinceEpoch(s, Qt::UTC), {}));\n"
                                     "q.addBindValue(QDateTime::currentDateTimeUtc().toString(form));\n"), [])

    def test_size_and_form(self):
        self.refused(one("gui", "int x;\n" * 400), "401 lines")
        self.assertEqual(one("gui", "int x;\n" * 399), [])
        self.refused(breaches({"src/gui/A.h": "int x;\n"}), "#pragma once")
        self.refused(breaches({"src/gui/A.cpp": "// nobody's\n"}), "licence")
        self.refused(breaches({"ui/A.ui": "<ui><!-- " + "TO" + "DO --></ui>"}), "unfinished")
        self.refused(one("gui", "connect(a, SIGNAL(b()), c, &C::d);\n"), "string")
        self.refused(one("gui", 'qFatal("no");\n'), "qFatal")
        self.refused(breaches({"tests/gui/a.cpp": 'QSKIP("later");\n'}), "QSKIP")
        self.refused(breaches({"packaging/start": "#!/bin/sh\necho\n"}), "licence")


if __name__ == "__main__":
    unittest.main()
