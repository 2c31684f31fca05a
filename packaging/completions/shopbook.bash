# SPDX-License-Identifier: GPL-3.0-or-later
# Completion of shopbook and shopbook-cli in bash. Verbs, options, commands and rules are those that the program itself
# lists, so they are always of the version that is installed; only values of options stand here.

# _shopbook_help PROGRAM [VERB]: what it says of itself. No database is opened for that.
_shopbook_help() { "${1/#\~\//$HOME/}" "${@:2}" --help 2>/dev/null; }

# _shopbook_listed INDENT: the words that stand at that depth in such a text, verbs, commands or rules.
_shopbook_listed() { sed -n "s/^ \{$1\}\([a-z][a-z-]*\)\( .*\)\{0,1\}\$/\1/p"; }

# _shopbook_options: all options in such a text.
_shopbook_options() { sed -n 's/^  \(-[^ ].*\)/\1/p' | sed 's/  .*//' | grep -o -E -- '(^|[ ,])--?[a-zA-Z][a-z-]*' | tr -d ' ,'; }

# _shopbook_value OPTION VERB: completes what belongs behind an option; fails where nothing does.
_shopbook_value() {
    local values=
    case "$1" in
    --format) values="table json csv" ;;
    --show) values="sql sql-postgresql sqlalchemy sqlalchemy2 qt pipeline" ;;
    --log-level) values="debug info warning error" ;;
    --dialect) values="sqlite postgresql" ;;
    --times) values="other now" ;;
    --language) values="en ru" ;;
    --scheme) values="light dark" ;;
    --repair) values=$(_shopbook_help "$program" check | _shopbook_listed 4) ;;
    --owner-head | --accept-checksum | --rev-range | -r) ;;
    --lesson)
        values="all like-mail-ru filter-by-alice filter-by-julia or-j-m or-order-age order-by-name limit-10 slice-1-3
            count-over-18 count-from-18 sum-age avg-age min-max-age first-from-18 one-id-2 one-none one-many scalar-none
            scalar-many first-none one-or-none join join-columns outer-none joinedload-15 joinedload-17-first
            joinedload-5 group-country group-city having-over-4 having-name-twice distinct-city distinct-name
            several-numbers usa-over-25 and-under-19-a or-under-18-n endswith gmail"
        ;;
    --scripts | --pictures | --backup-folder | --update-check) compopt -o dirnames +o default 2>/dev/null ;;
    --database | --env-file | --target | --policy) ;; # files: bash's own default, with its quoting
    --sql) [ "$2" = query ] || return 1 ;;
    --message | -m | --rev-id | --branch | --purchases | --seed | --until | --time-limit) compopt +o default 2>/dev/null ;;
    *) return 1 ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$values" -- "$current")
}

_shopbook() {
    local program=$1 current=${COMP_WORDS[COMP_CWORD]} before= verb= command= word= i
    COMPREPLY=()
    # "=" breaks words: --format=csv are three of them.
    [ "$current" != = ] || current=
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        case "$word" in
        = | : | @) continue ;;
        esac
        # What stands behind an option with a value is no verb.
        if [ -n "$before" ] && [ "${before:0:1}" = - ] && _shopbook_value "$before" "$verb" >/dev/null; then
            before=
            continue
        fi
        before=$word
        case "$word" in
        -*) ;;
        *) if [ -z "$verb" ]; then verb=$word; elif [ -z "$command" ]; then command=$word; fi ;;
        esac
    done
    COMPREPLY=()
    if [ "${before:0:1}" = - ] && _shopbook_value "$before" "$verb"; then return; fi
    compopt -o default +o dirnames 2>/dev/null
    if [ "${program##*/}" = shopbook ]; then verb=; fi

    local words=
    if [ "${current:0:1}" = - ]; then
        words=$(_shopbook_help "$program" ${verb:+"$verb"} | _shopbook_options)
    elif [ "${program##*/}" != shopbook ]; then
        case "$verb/$command" in
        /) words=$(_shopbook_help "$program" | _shopbook_listed 4) ;;
        migrate/) words=$(_shopbook_help "$program" migrate | _shopbook_listed 2 | grep -v -x migrate) ;;
        migrate/upgrade) words="head heads +1" ;;
        migrate/downgrade) words="base -1" ;;
        migrate/stamp) words="heads base" ;;
        check/) words=$(_shopbook_help "$program" check | _shopbook_listed 4) ;;
        esac
        # No file belongs where a verb or a command does.
        case "$verb/$command" in
        / | migrate/ | check/) compopt +o default 2>/dev/null ;;
        esac
    fi
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}

complete -o default -F _shopbook shopbook shopbook-cli
