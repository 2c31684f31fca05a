# SPDX-License-Identifier: GPL-3.0-or-later
# A part of "check": what an administrator has set, and what must be refused with a sentence and without a trace.

# says WORDS: what "code" has run said them.
says() { grep -qF -- "$1" "$out/last.txt" || { cat "$out/last.txt" >&2; die "nothing was said of: $1"; }; }
last() { tr -d '\r' <"$out/last.txt" | tail -n 1; }

branch='HKLM\Software\Policies\Shopbook'
preset() { wine reg add "$branch" /v "$1" /t "$2" /d "$3" /f >/dev/null; } # NAME TYPE VALUE
forget() { wine reg delete "$branch" /f >/dev/null; }

step_policy() {
    local shared='C:\Данные\общая.db' other='C:\Данные\другая.db' file=$folder/bin/policy.json
    local named='HKEY_LOCAL_MACHINE\Software\Policies\Shopbook'
    mkdir -p "$drive/Данные"
    code 0 cli sample "$shared"
    preset administrator REG_SZ 'IT desk, extension 12'
    preset database REG_SZ "$shared"
    preset database_locked REG_DWORD 1
    preset language REG_SZ en
    preset Read_Only REG_SZ true # the registry minds no case, and a word is a truth, too
    preset read_only_locked REG_DWORD 1
    # A file beside the program does not put the registry aside.
    printf '{"version": 1, "read_only": false}' >"$file"
    code 0 cli doctor
    says "$named: database (locked), language, read_only (locked)"
    code 0 cli status --json
    says 'общая.db'
    SHOPBOOK_DATABASE=$other SHOPBOOK_READ_ONLY=0 code 0 cli status --json
    says 'общая.db'
    code 7 cli --database "$other" status
    says 'IT desk, extension 12'
    ok "a locked setting cannot be given: $(last)"
    code 7 tried 120 "$folder/bin/shopbook.exe" --language en "$other"
    says 'IT desk, extension 12'
    SHOPBOOK_READ_ONLY=0 code 7 cli check --repair currencies
    says 'IT desk, extension 12'
    [ ! -e "$drive/Данные/другая.db" ] || die "a database was made in spite of the policy"
    preset read_only REG_SZ maybe
    code 1 cli doctor
    says "$named"
    code 2 cli sample "$other"
    ok "a value that is none: $(last)"
    preset read_only REG_DWORD 0
    preset databse REG_SZ x
    code 1 cli doctor
    says 'databse'
    forget
    code 0 cli doctor
    says 'policy.json: read_only'
    printf '{"version": 1, "read_only": ' >"$file"
    code 1 cli doctor
    says 'bin\policy.json'
    code 2 cli --database "$shared" check --repair currencies
    ok "a broken policy file: $(head -n 1 "$out/last.txt")"
    rm -- "$file"
    code 0 cli doctor
    ok "the registry's policy holds, before the file beside the program"
}

# without FILE COMMAND …: while a file of the installation is not there.
without() {
    local file=$folder/bin/$1
    shift
    mv -- "$file" "$out/away"
    "$@"
    mv -- "$out/away" "$file"
}

step_refusals() {
    code 3 tried 120 "$oldSetup" /S "/D=$(win "$folder")"
    installed || die "the older setup changed something"
    ok "an older setup is refused: $(last)"
    open_window
    code 4 tried 120 "$setup" /S "/D=$(win "$folder")"
    installed || die "the setup changed something while Shopbook was running"
    ok "a running Shopbook: $(last)"
    code 4 tried 120 "$folder/Uninstall.exe" /S "_?=$(win "$folder")"
    installed || die "the uninstaller removed something while Shopbook was running"
    close_window
    refused_by_the_disk
    missing_libraries
}

refused_by_the_disk() {
    local left
    mkdir -p "$out/small"
    if ! mount -t tmpfs -o size=20m shopbook "$out/small" 2>/dev/null; then
        say "no small disk can be made here: not tried"
        return 0
    fi
    code 6 tried 120 "$setup" /S "/D=$(win "$out/small/Shopbook")"
    left=$(find "$out/small" -type f | wc -l)
    mount -o remount,size=200m,ro "$out/small"
    [ "$left" = 0 ] || die "a refused setup left $left files on a full disk"
    ok "a full disk: $(last)"
    # Nobody may write there, not even root.
    code 5 tried 120 "$setup" /S "/D=$(win "$out/small/Shopbook")"
    ok "a folder that may not be written: $(last)"
    umount "$out/small"
}

# What Windows itself needs to start a program is Windows' to name; the doctor says it of the window's program.
missing_libraries() {
    code 0 cli doctor
    without Qt6Widgets.dll code 1 cli doctor
    says 'it does not start'
    without plugins/sqldrivers/qsqlite.dll code 1 cli doctor
    ok "without the driver for SQLite: $(grep FAULT "$out/last.txt" | head -n 1)"
    without plugins/sqldrivers/qsqlite.dll code 1 cli status
    says 'install Shopbook again'
    ok "without the driver for SQLite: $(head -n 1 "$out/last.txt")"
    without libpq.dll code 1 cli --database postgresql://localhost/shop status
    says 'install Shopbook again'
    ok "without libpq: $(head -n 1 "$out/last.txt")"
    without plugins/platforms/qwindows.dll code 1 cli doctor
    ok "without the window's plugin: $(grep FAULT "$out/last.txt" | head -n 1)"
    code 0 cli doctor
}
