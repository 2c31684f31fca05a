# SPDX-License-Identifier: GPL-3.0-or-later
# Read by packaging/linux/check: the portable archive in bare systems.
# shellcheck shell=bash

place="/home/anna/Мои программы/shopbook 1"

check_portable() {
    local suite
    headline "The portable archive: $(stat -c %s "$archive") bytes"
    for suite in ${SHOPBOOK_CHECK_SUITES:-bookworm trixie forky jammy noble}; do
        headline "In a bare $suite"
        bare "$suite" || { note "debootstrap cannot make $suite here: left out"; continue; }
        portable_in "$suite"
    done
    headline "What must not go through"
    portable_refused
}

# unpacked: into a folder of Anna's, by Anna.
unpacked() {
    as_anna mkdir -p "$place" /home/anna/bin
    cp "$archive" "$root/tmp/portable.tar.gz"
    chmod 644 "$root/tmp/portable.tar.gz"
    as_anna tar -xzf /tmp/portable.tar.gz -C "$place" --strip-components=1
}

# with_desktop: what every desktop has, so that the system's own libraries are taken and not those of the archive.
with_desktop() {
    local common="libx11-6 libx11-xcb1 libegl1 libgl1 libfontconfig1 libdbus-1-3 fonts-dejavu-core xkb-data"
    # shellcheck disable=SC2086
    apt install $common libglib2.0-0 libssl3 2>/dev/null || apt install $common libglib2.0-0t64 libssl3t64
}

# used_from LABEL: where the window's program gets its libraries from.
used_from() {
    as_anna env LD_DEBUG=libs QT_QPA_PLATFORM=offscreen "$place/shopbook" --self-check 2>&1 | sed -n 's/.*calling init: //p' | sort -u >"$work/used"
    note "$1: $(grep -c -E '/program/([^ ]*/\.\./)*lib/' "$work/used") libraries are always the archive's, $(grep -c /program/fallback/ "$work/used") because the" \
        "system has none, $(grep -c '^/\(usr/\)\?lib' "$work/used") are the system's"
}

portable_in() {
    local suite=$1 started before
    fresh "$suite" "portable-$suite"
    started=$(date +%s%N)
    # Its glibc is old enough that only what every desktop of it has makes the archive run.
    if [ "$suite" = jammy ]; then expect "$suite: libraries of a desktop" with_desktop; started=$(date +%s%N); fi
    expect "$suite: unpacking" unpacked
    note "which takes $((($(date +%s%N) - started) / 1000000)) ms and $(du -sm "$root$place" | cut -f 1) MB"
    before=$(fingerprint "./$place")
    as_anna ln -s "$place/shopbook" /home/anna/bin/shopbook
    as_anna ln -s ../bin/shopbook-cli /home/anna/bin/cli
    as_anna ln -s "$place/shopbook-cli" /home/anna/bin/shopbook-cli
    expect "$suite: through a link to a link" as_anna /home/anna/bin/cli --version
    try_programs /home/anna/bin/ "portable-$suite"
    if [ "$before" = "$(fingerprint "./$place")" ]; then ok "$suite: nothing is written where it lies"; else fail "$suite: its folder changed"; fi
    used_from "$suite"
    if [ "$suite" = bookworm ] || [ "$suite" = trixie ]; then
        expect "$suite: libraries of a desktop" with_desktop
        used_from "$suite with a desktop"
        rm -rf "$root/home/anna/Лавка" "$root/home/anna/pictures"
        try_programs /home/anna/bin/ "portable-$suite-desktop"
    fi
    as_anna rm -r "$place"
    if [ -e "$root/home/anna/.local/share/shopbook" ] || [ -e "$root/home/anna/.local/state/shopbook" ]; then
        ok "$suite: the folder is gone, Anna's own are there"
    else
        fail "$suite: nothing is in Anna's folders"
    fi
    discard
}

portable_refused() {
    fresh bookworm portable-refused
    unpacked
    mv "$root$place/program/lib/libQt6Core.so.6" "$work/core"
    refused "a library of the archive is missing" 'libQt6Core.so.6 is missing' as_anna "$place/shopbook-cli" --version
    mv "$work/core" "$root$place/program/lib/libQt6Core.so.6"
    mv "$root$place/program/fallback/libglib-2.0.so.0" "$work/fallback"
    refused "a library that neither has" 'libglib-2.0.so.0 is missing' as_anna "$place/shopbook-cli" --version
    mv "$work/fallback" "$root$place/program/fallback/libglib-2.0.so.0"
    mv "$root$place/program/plugins/platforms/libqxcb.so" "$work/xcb"
    refused "the window's plug-in is missing" 'libqxcb.so' as_anna "$place/shopbook" --sample
    mv "$work/xcb" "$root$place/program/plugins/platforms/libqxcb.so"
    mv "$root$place/program/bin/shopbook-cli" "$work/cli"
    refused "the program is missing" 'not complete' as_anna "$place/shopbook-cli" --version
    mv "$work/cli" "$root$place/program/bin/shopbook-cli"
    refused "no display" 'no display' as_anna env -u DISPLAY "$place/shopbook" --sample
    expect "another Qt's plug-ins and libraries in the environment do no harm" as_anna env QT_PLUGIN_PATH=/nowhere \
        LD_LIBRARY_PATH=/usr/lib/x86_64-linux-gnu QT_QPA_PLATFORM=offscreen "$place/shopbook" --pictures /home/anna/pictures --sample
    as_anna mv "$place" "/home/anna/a:b;c"
    refused "a path that the loader cannot have" 'Rename the folder' as_anna "/home/anna/a:b;c/shopbook-cli" --version
    as_anna mv "/home/anna/a:b;c" "$place"
    chown -R 0:0 "$root$place"
    expect "in a folder of root's, without a right to write there" as_anna "$place/shopbook-cli" --version
    chown -R 1000:1000 "$root$place"

    # A newer version goes beside the old one; a disk that is full does not hurt that.
    as_anna mkdir /home/anna/new
    mount -t tmpfs -o size=20m,uid=1000 tmpfs "$root/home/anna/new"
    refused "no space" 'No space left|Cannot write' as_anna tar -xzf /tmp/portable.tar.gz -C /home/anna/new
    expect "no space: the version beside it runs" as_anna "$place/shopbook-cli" --version
    umount "$root/home/anna/new"
    mount -t tmpfs -o noexec,uid=1000 tmpfs "$root/home/anna/new"
    as_anna tar -xzf /tmp/portable.tar.gz -C /home/anna/new --strip-components=1
    refused "a disk mounted with noexec" 'noexec' as_anna sh /home/anna/new/shopbook-cli --version
    umount "$root/home/anna/new"
    discard

    if bare bullseye; then
        fresh bullseye portable-bullseye
        unpacked
        refused "a system that is too old" 'glibc is 2.31, and 2.3[56] is needed' as_anna "$place/shopbook-cli" --version
        discard
    else
        note "debootstrap cannot make bullseye here: left out"
    fi
}
