# SPDX-License-Identifier: GPL-3.0-or-later
# Read by packaging/linux/check: the Debian package in a bare Debian 12.
# shellcheck shell=bash

# older FILE: the package as it might have been two versions ago, with a file that the new one has no more.
older() {
    dpkg-deb -R "$deb" "$work/old"
    sed -i 's/^Version: .*/Version: 0.0.9-1/' "$work/old/DEBIAN/control"
    echo "once" >"$work/old/usr/share/shopbook-0.0.9"
    sed -i 's/\(Exec=shopbook\) %f/\1/' "$work/old/usr/share/applications/org.shopbook.Shopbook.desktop"
    (cd "$work/old" && find usr -type f -print0 | sort -z | xargs -0 md5sum >DEBIAN/md5sums)
    dpkg-deb --root-owner-group -Zgzip -b "$work/old" "$1" >/dev/null
    rm -rf "$work/old"
}

installed() { [ "$(as_root dpkg-query -W -f '${Version} ${db:Status-Status}' shopbook 2>/dev/null)" = "$1 installed" ]; }
whole() { installed "$1" && [ -z "$(as_root dpkg --verify shopbook)" ]; }
apt() { as_root apt-get -q -y --no-install-recommends -o Dpkg::Use-Pty=0 "$@"; }
rows() { as_anna shopbook-cli --database "$1" query --sql "$2" --format csv 2>/dev/null | tail -n 1; }
data=/home/anna/.local/share/shopbook

# try_programs PREFIX LABEL: what every installation must be able to do, as Anna; PREFIX stands before the programs' names.
try_programs() {
    local prefix=$1 label=$2 drawn
    expect "$label: shopbook-cli says its version" as_anna "${prefix}shopbook-cli" --version
    expect "$label: the window's program says its version" as_anna "${prefix}shopbook" --version
    as_anna mkdir -p /home/anna/Лавка
    expect "$label: a sample in a folder with Cyrillic letters" as_anna "${prefix}shopbook-cli" sample "/home/anna/Лавка/мой магазин.db" --seed 1
    expect "$label: its status" as_anna "${prefix}shopbook-cli" --database "/home/anna/Лавка/мой магазин.db" status
    if as_anna "${prefix}shopbook-cli" --help | grep -q '^    doctor'; then
        if as_anna "${prefix}shopbook-cli" --database "/home/anna/Лавка/мой магазин.db" doctor --json >"$work/doctor.json" 2>"$work/doctor.log"; then
            ok "$label: doctor is content"
            # What he only advises about may not be a part of ours.
            expect "$label: doctor finds Qt, SQLite, libpq, the folders, the window and its fonts" python3 -c 'import json, sys
health = {one["number"]: one["health"] for one in json.load(open(sys.argv[1]))["checks"]}
wrong = [number for number in (1, 2, 3, 4, 5, 6, 7, 10, 13, 14) if health.get(number) != "ok"]
sys.exit(f"not ok: {wrong}" if wrong else 0)' "$work/doctor.json"
        else
            fail "$label: doctor ends with $?: $(tail -n 3 "$work/doctor.log" | tr '\n' ' ')"
        fi
        cp "$work/doctor.json" "$pictures/$label-doctor.json"
    fi
    # Reaching a server that is not there: the driver is found, and the words are the driver's.
    refused "$label: PostgreSQL's driver is there" 'Connection refused' as_anna "${prefix}shopbook-cli" \
        --database 'postgresql://anna@127.0.0.1:1/shop?connect_timeout=3' status
    as_anna mkdir -p /home/anna/pictures
    expect "$label: all pages drawn without a display" as_anna "${prefix}shopbook" --language ru --pictures /home/anna/pictures \
        "/home/anna/Лавка/мой магазин.db"
    drawn=$(find "$root/home/anna/pictures" -name '*.png' -size +5k | wc -l)
    if [ "$drawn" -ge 6 ]; then ok "$label: $drawn pictures"; else fail "$label: only $drawn pictures"; fi
    mkdir -p "$pictures/$label"
    find "$root/home/anna/pictures" -name '*.png' -exec cp {} "$pictures/$label/" \;

    chroot --userspec=1000:1000 "$root" env -i "${inside_environment[@]}" HOME=/home/anna "DISPLAY=$DISPLAY" LANGUAGE=ru \
        "${prefix}shopbook" "/home/anna/Лавка/мой магазин.db" >"$work/window.log" 2>&1 &
    local process=$! id
    if id=$(window); then
        sleep 2
        expect "$label: its window on a display" picture "$pictures/$label-window.png"
        xdotool windowfocus "$id" key ctrl+q
        if ended "$process"; then ok "$label: Ctrl+Q ends it"; else fail "$label: Ctrl+Q does not end it"; kill "$process"; fi
    else
        fail "$label: no window: $(tail -n 3 "$work/window.log")"
        kill "$process" 2>/dev/null || true
    fi
    if [ -s "$work/window.log" ]; then note "$label: the window said: $(head -n 3 "$work/window.log" | tr '\n' ' ')"; fi
}

# undone FILE: Ctrl+Z in the window takes the repair of a time back, which the version before has saved.
undone() {
    chroot --userspec=1000:1000 "$root" env -i "${inside_environment[@]}" HOME=/home/anna "DISPLAY=$DISPLAY" shopbook "$1" >"$work/undo.log" 2>&1 &
    local process=$! id is=no
    id=$(window) || { kill "$process"; return 1; }
    sleep 2
    xdotool windowfocus "$id" key ctrl+z
    for _ in $(seq 30); do
        sleep 0.2
        if [ "$(rows "$1" 'SELECT created_at FROM purchases WHERE id = 3')" = "21.11.2025 10:00" ]; then is=yes; break; fi
    done
    picture "$pictures/deb-undone.png" || true
    xdotool windowfocus "$id" key ctrl+q
    ended "$process" || kill "$process"
    [ $is = yes ]
}

check_deb() {
    local old=$work/shopbook_old.deb
    headline "The Debian package: $(stat -c %s "$deb") bytes"
    bare bookworm || { fail "debootstrap of bookworm"; return; }
    older "$old"
    check_deb_first
    check_deb_upgrade
    check_deb_refused
}

check_deb_first() {
    local started dependencies
    fresh bookworm deb
    cp "$deb" "$root/tmp/new.deb"
    # What it needs first, so that what it takes itself can be measured and taken away alone.
    dependencies=$(dpkg-deb -f "$deb" Depends | sed 's/ *([^)]*)//g; s/ *|[^,]*//g; s/,/ /g')
    started=$(date +%s%N)
    # shellcheck disable=SC2086
    expect "apt finds all that it needs" apt install $dependencies
    note "which takes $((($(date +%s%N) - started) / 1000000)) ms with what was downloaded before"
    files >"$work/before"
    started=$(date +%s%N)
    expect "it installs" apt install /tmp/new.deb
    note "the package itself takes $((($(date +%s%N) - started) / 1000000)) ms"
    expect "dpkg finds each file as it was packed" whole "$version-1"
    try_programs "" deb
    cp -r "$root/home/anna" "$work/anna"
    (cd "$work/anna" && find . -type f | sort) >"$work/people.before"
    started=$(date +%s%N)
    expect "purge" apt purge shopbook
    note "which takes $((($(date +%s%N) - started) / 1000000)) ms"
    files >"$work/after"
    if diff "$work/before" "$work/after" >"$work/left"; then
        ok "purge leaves no file behind"
    else
        # Caches of the system that triggers write belong to their packages.
        grep '^>' "$work/left" | grep -v -E '/(icon-theme.cache|mimeinfo.cache)$' >"$work/left.ours" || true
        if [ -s "$work/left.ours" ]; then fail "purge leaves: $(head -n 5 "$work/left.ours" | tr '\n' ' ')"; else ok "purge leaves no file of ours behind"; fi
    fi
    if diff -r "$work/anna" "$root/home/anna" >/dev/null; then ok "Anna's data are all there after it"; else fail "Anna's data differ after purge"; fi
    rm -rf "$work/anna"
    discard
}

check_deb_upgrade() {
    local process id before steps
    headline "Upgrade from an older version, with a window open"
    fresh bookworm upgrade
    cp "$deb" "$root/tmp/new.deb"
    cp "$work/shopbook_old.deb" "$root/tmp/old.deb"
    expect "0.0.9 installs on the bare system, with all that it needs, in one command" apt install /tmp/old.deb
    expect "Anna makes a database in her data folder" as_anna shopbook-cli sample "$data/shop.db" --seed 1
    python3 -c 'import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute("UPDATE purchases SET created_at = \"21.11.2025 10:00\" WHERE id = 3"); c.commit()' \
        "$root$data/shop.db"
    chown 1000:1000 "$root$data"/shop.db*
    expect "and mends a time in it, which is a step that can be undone" as_anna shopbook-cli --database "$data/shop.db" check --repair times
    steps=$(rows "$data/shop.db" 'SELECT count(*) FROM shopbook_step')
    as_anna mkdir -p /home/anna/.config/shopbook
    chroot --userspec=1000:1000 "$root" env -i "${inside_environment[@]}" HOME=/home/anna "DISPLAY=$DISPLAY" shopbook "$data/shop.db" >"$work/old.log" 2>&1 &
    process=$!
    if ! id=$(window); then fail "0.0.9 shows no window: $(tail -n 3 "$work/old.log")"; kill "$process"; discard; return; fi
    sleep 2
    before=$(fingerprint "home/anna/.local/share/shopbook/shop.db")
    expect "the upgrade, while its window is open" apt install /tmp/new.deb
    expect "the new version is whole" whole "$version-1"
    if [ -e "$root/usr/share/shopbook-0.0.9" ]; then fail "a file of the old version is left"; else ok "what only the old version had is gone"; fi
    if kill -0 "$process" 2>/dev/null; then ok "the window goes on"; else fail "the window ended: $(tail -n 3 "$work/old.log")"; fi
    xdotool windowfocus "$id" key ctrl+2
    sleep 1
    expect "it still changes pages" picture "$pictures/deb-upgraded-under-window.png"
    xdotool windowfocus "$id" key ctrl+q
    if ended "$process"; then ok "and ends when it is told to"; else fail "the old window does not end"; kill "$process"; fi
    if [ "$before" = "$(fingerprint "home/anna/.local/share/shopbook/shop.db")" ]; then ok "the upgrade wrote nothing into the database"; else fail "the database changed"; fi
    find "$root/home/anna/.config/shopbook" "$root/home/anna/.local" -type f | sort >"$work/settings"
    note "Anna's files: $(sed "s#$root/home/anna/##" "$work/settings" | tr '\n' ' ')"
    if [ "$steps" = "$(rows "$data/shop.db" 'SELECT count(*) FROM shopbook_step')" ] && [ "$steps" -ge 1 ]; then ok "the undo history is there ($steps step)"; else fail "the undo history is gone"; fi
    expect "the new version undoes what the old one saved" undone "$data/shop.db"

    headline "Downgrade"
    before=$(fingerprint home/anna/.local/share/shopbook home/anna/.config/shopbook)
    refused "apt alone does not put an old version over a newer one" 'were downgraded and' apt install /tmp/old.deb
    expect "the newer version is untouched" whole "$version-1"
    expect "with --allow-downgrades it does" apt install --allow-downgrades /tmp/old.deb
    expect "the old version is whole" whole 0.0.9-1
    if [ "$before" = "$(fingerprint home/anna/.local/share/shopbook home/anna/.config/shopbook)" ]; then ok "databases and settings are as they were"; else fail "Anna's files differ"; fi
    expect "it opens the database" as_anna shopbook-cli --database "$data/shop.db" status
    discard
}

check_deb_refused() {
    headline "What must not go through: the old version stays"
    fresh bookworm refused
    cp "$deb" "$root/tmp/new.deb"
    cp "$work/shopbook_old.deb" "$root/tmp/old.deb"
    chmod 644 "$root/tmp"/*.deb
    apt install /tmp/old.deb >/dev/null 2>&1
    still() { whole 0.0.9-1 && as_anna shopbook-cli --version && [ -z "$(find "$root/usr" -name '*.dpkg-new' -o -name '*.dpkg-tmp' | grep -v '^$')" ]; }

    # A disk with 1 MiB of room for programs.
    mkdir -p "$work/small"
    mount -t tmpfs -o size=1m tmpfs "$work/small"
    mkdir "$work/small/upper" "$work/small/work"
    mkdir "$work/lower"
    mount --bind "$root/usr/bin" "$work/lower"
    mount -t overlay overlay -o "lowerdir=$work/lower,upperdir=$work/small/upper,workdir=$work/small/work" "$root/usr/bin" &&
        refused "no space" 'no room for' apt install /tmp/new.deb
    expect "no space: 0.0.9 is whole and runs" still
    umount "$root/usr/bin"
    umount "$work/lower" "$work/small"
    expect "with space again it goes through" apt install /tmp/new.deb
    as_root dpkg -i /tmp/old.deb >/dev/null 2>&1

    refused "no right (a person without root)" 'superuser|root|[Pp]ermission' as_anna dpkg -i /tmp/new.deb
    expect "no right: 0.0.9 is whole" still
    mount --bind "$root/usr" "$root/usr"
    mount -o remount,bind,ro "$root/usr"
    refused "a disk that is read-only" 'is the disk read-only' as_root dpkg -i /tmp/new.deb
    expect "read-only: 0.0.9 is whole" still
    umount "$root/usr"
    head -c 600000 "$deb" >"$root/tmp/new.deb"
    refused "half a download" 'corrupt|unexpected end|error' as_root dpkg -i /tmp/new.deb
    expect "half a download: 0.0.9 is whole" still
    discard
}
