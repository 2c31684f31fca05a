# SPDX-License-Identifier: GPL-3.0-or-later
# Read by packaging/linux/check: bare systems of debootstrap, and what is done in them. Each trial gets a fresh system: an
# overlay over the one in the cache, which stays as debootstrap left it.
# shellcheck shell=bash

cache=${XDG_CACHE_HOME:-$HOME/.cache}/shopbook/linux
mirror=${SHOPBOOK_MIRROR:-http://deb.debian.org/debian}
work=
bad=0
began=$SECONDS

ok() { printf '  ok    %s\n' "$*"; }
note() { printf '  %s\n' "$*"; }
fail() {
    printf '  FAIL  %s\n' "$*"
    bad=$((bad + 1))
}
headline() { printf '%s (after %d s)\n' "$*" "$((SECONDS - began))"; }
# expect WHAT COMMAND …: is said to be so, or counted as a failure with the command's last words.
expect() {
    local what=$1
    shift
    if "$@" >"$work/last.log" 2>&1; then ok "$what"; else fail "$what: $(tail -n 3 "$work/last.log" | tr '\n' ' ')"; fi
}
# refused WHAT PATTERN COMMAND …: fails, and says why in words that hold the pattern.
refused() {
    local what=$1 pattern=$2
    shift 2
    if "$@" >"$work/last.log" 2>&1; then
        fail "$what: it was done"
    elif grep -q -E -- "$pattern" "$work/last.log"; then
        ok "$what: “$(grep -m 1 -E -- "$pattern" "$work/last.log" | sed 's/^ *//' | cut -c 1-160)”"
    else
        fail "$what: it does not say why: $(tail -n 3 "$work/last.log" | tr '\n' ' ')"
    fi
}

# bare SUITE: a minimal system of it in the cache, made once.
bare() {
    local suite=$1 from=$mirror keys=()
    [ ! -e "$cache/$suite/.made" ] || return 0
    local script=/usr/share/debootstrap/scripts/$suite
    [ -e "$script" ] || script=/usr/share/debootstrap/scripts/sid
    if [[ " jammy noble questing plucky " == *" $suite "* ]]; then
        from=${SHOPBOOK_UBUNTU_MIRROR:-http://archive.ubuntu.com/ubuntu}
        script=/usr/share/debootstrap/scripts/gutsy
        [ -e /usr/share/keyrings/ubuntu-archive-keyring.gpg ] || keys=(--no-check-gpg)
    fi
    # Mirrors fail now and then; what was downloaded once is kept for the next attempt.
    mkdir -p "$cache/debs-$suite/partial"
    local attempt made=no
    for attempt in 1 2 3; do
        rm -rf -- "${cache:?}/$suite"
        if debootstrap --variant=minbase --cache-dir="$cache/debs-$suite" "${keys[@]}" "$suite" "$cache/$suite" "$from" "$script" \
            >"$work/debootstrap.log" 2>&1; then
            made=yes
            break
        fi
        note "debootstrap of $suite, attempt $attempt: $(tail -n 1 "$work/debootstrap.log")"
    done
    [ $made = yes ] || return 1
    if [ "$suite" = bookworm ]; then
        echo "deb $mirror-security bookworm-security main" >>"$cache/$suite/etc/apt/sources.list"
    fi
    cp /etc/resolv.conf "$cache/$suite/etc/"
    # A mirror that is behind is good enough for a trial.
    echo 'Acquire::Check-Valid-Until "false";' >"$cache/$suite/etc/apt/apt.conf.d/99old"
    chroot "$cache/$suite" env -i "${inside_environment[@]}" apt-get -q update >"$work/debootstrap.log" 2>&1 || return 1
    chroot "$cache/$suite" useradd -m -u 1000 -s /bin/bash anna
    touch "$cache/$suite/.made"
}

inside_environment=(PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8
    DEBIAN_FRONTEND=noninteractive TZ=UTC)
for variable in http_proxy https_proxy no_proxy; do
    [ -z "${!variable:-}" ] || inside_environment+=("$variable=${!variable}")
done

# fresh SUITE NAME [SIZE]: sets root to a system of its own; with SIZE its disk has no more room than that.
fresh() {
    local suite=$1 name=$2 size=${3:-}
    root=$work/$name
    mkdir -p "$work/$name-above" "$root"
    if [ -n "$size" ]; then mount -t tmpfs -o "size=$size" tmpfs "$work/$name-above"; fi
    mkdir -p "$work/$name-above/upper" "$work/$name-above/work"
    mount -t overlay overlay -o "lowerdir=$cache/$suite,upperdir=$work/$name-above/upper,workdir=$work/$name-above/work" "$root"
    mount -t proc proc "$root/proc"
    mount --rbind /dev "$root/dev"
    mount --make-rslave "$root/dev"
    mkdir -p "$cache/debs-$suite/partial" "$root/tmp/.X11-unix"
    mount --bind "$cache/debs-$suite" "$root/var/cache/apt/archives"
    if [ -d /tmp/.X11-unix ]; then mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"; fi
    cp /etc/resolv.conf "$root/etc/"
    # Debian's containers throw downloads away; they are of use to the next trial.
    printf '%s\n' 'APT::Keep-Downloaded-Packages "true";' 'Acquire::Retries "5";' >"$root/etc/apt/apt.conf.d/99keep"
}

# gone NAME: takes such a system away.
discard() {
    umount -R "$root" 2>/dev/null || umount -R -l "$root"
    if mountpoint -q "$root-above"; then umount "$root-above"; fi
    rm -rf -- "$root" "$root-above"
}

# as_root COMMAND …, as_anna COMMAND …: in the system; Anna is a person without rights.
as_root() { chroot "$root" env -i "${inside_environment[@]}" "$@"; }
as_anna() {
    chroot --userspec=1000:1000 "$root" env -i "${inside_environment[@]}" HOME=/home/anna USER=anna ${DISPLAY:+"DISPLAY=$DISPLAY"} \
        "${anna_environment[@]}" "$@"
}
anna_environment=()

# files: everything in the system but what apt and dpkg note for themselves, and people's homes.
files() {
    (cd "$root" && find . -xdev \( -path ./proc -o -path ./dev -o -path ./sys -o -path ./home -o -path ./root -o -path ./tmp -o -path ./run \
        -o -path ./var/lib/dpkg -o -path ./var/lib/apt -o -path ./var/log -o -path ./var/cache \) -prune -o -print | sort)
}
# fingerprint FOLDER …: of every file in it.
fingerprint() { (cd "$root" && find "$@" -type f -print0 | sort -z | xargs -0 -r sha256sum); }

# picture FILE: of the display.
picture() {
    xwd -root -silent -display "$DISPLAY" | convert xwd:- "png:$1"
    [ "$(convert "$1" -format %k info:)" -gt 50 ]
}
# window: waits for Shopbook's window, and says its id.
window() {
    local id
    for _ in $(seq 200); do
        id=$(xdotool search --onlyvisible --class shopbook 2>/dev/null | tail -n 1 || true)
        if [ -n "$id" ]; then echo "$id"; return 0; fi
        sleep 0.1
    done
    return 1
}
# ended PID [SECONDS]
ended() {
    for _ in $(seq "$((${2:-15} * 10))"); do
        kill -0 "$1" 2>/dev/null || return 0
        sleep 0.1
    done
    return 1
}
