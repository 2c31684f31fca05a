# SPDX-License-Identifier: GPL-3.0-or-later
# A part of "check": the test programs of every layer under Wine, both engines.

step_tests() {
    # Not among them: what needs POSIX, another program, or (reports_facets) a zone that changes under way.
    local targets=(base policy
        location value sqlite_files transaction session unicode statements query_connection batch slices worker password
        driver_errors
        migration_splitter migration_scripts migration_target migration_upgrade migration_versions migration_references
        schema_entities schema_typed schema_validation schema_conversion schema_tables
        query_printed query_runner query_pipeline query_documents query_condition query_results query_exercises
        records_save records_undo records_values records_bulk
        reports_totals reports_cards
        exchange_csv exchange_tsv exchange_sample
        tables_query tables_model tables_session
        cli_verbs cli_migrate cli_query
        gui_layout gui_look)
    cmake -DSHOPBOOK_TESTS=ON -DSHOPBOOK_BENCH=OFF "$build" >"$out/tests-configure.txt" 2>&1
    cmake --build "$build" --target "${targets[@]/#/test_}" >"$out/tests-build.txt" 2>&1 ||
        { grep -E 'error|FAILED' "$out/tests-build.txt" | head -20 >&2; die "the tests do not compile"; }
    "$top/tests/with-postgres" "$here/check" tests-inside "${targets[@]}"
}
# passed NAME: under Wine, of which only the file tells what came out. QT_ENABLE_REGEXP_JIT: see HACKING.md.
passed() {
    local name=$1 program
    program=$(find "$build" -maxdepth 3 -name "test_$name.exe")
    rm -f -- "$out/test-$name.txt"
    (cd "$(dirname "$program")" && tried 600 "$program" -o "$(win "$out/test-$name.txt"),txt") \
        >"$out/test-$name.said.txt" 2>&1 || true
    grep -q '^Totals: [1-9][0-9]* passed, 0 failed' "$out/test-$name.txt" 2>/dev/null && return 0
    echo "FAIL test $name" >&2
    [ -s "$out/test-$name.txt" ] || { echo "     it left no report" >&2; return 1; }
    # The first failures; a report without any ends where the program did.
    { grep -m 4 -A 3 '^FAIL!\|^QFATAL\|^Totals' "$out/test-$name.txt" || tail -n 3 "$out/test-$name.txt"; } >&2
    return 1
}
run_tests() {
    local name zone failed=0 started=$SECONDS
    export WINEPATH
    WINEPATH=$(win "$prefix/bin")
    export LANGUAGE=en
    # Tests have no base::Console; Wine hands on what begins with QT_ under this name only.
    export WINEQT_ENABLE_REGEXP_JIT=0
    for name in "$@"; do passed "$name" || failed=$((failed + 1)); done
    # The C library there reads the zone once, when a program begins.
    for zone in MSK-3 IST-5:30 BRT3; do TZ=$zone passed base || failed=$((failed + 1)); done
    [ "$failed" = 0 ] || die "$failed of $(($# + 3)) runs of test programs failed"
    ok "$# test programs of Qt, both engines, and one in three more time zones, in $((SECONDS - started)) s"
}
