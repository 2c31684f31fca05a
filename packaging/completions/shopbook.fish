# SPDX-License-Identifier: GPL-3.0-or-later
# Completion in fish, as shopbook.bash does it: the program itself is asked for its verbs, options, commands and rules.

# __shopbook_words: what was typed that is neither an option nor stands behind one with a value.
function __shopbook_words
    set -l words (commandline -opc)
    set -l skip no
    for word in $words[2..-1]
        if test $skip = yes
            set skip no
        else if contains -- $word --database --env-file --log-level --language --backup-folder --update-check
            set skip yes
        else if not string match -q -- '-*' $word
            echo $word
        end
    end
end

function __shopbook_help
    set -l words (commandline -opc)
    command $words[1] $argv --help 2>/dev/null
end

function __shopbook_next
    set -l typed (__shopbook_words)
    switch "$typed"
        case ''
            __shopbook_help | string match -r -g '^ {4}([a-z][a-z-]*) '
        case migrate
            __shopbook_help migrate | string match -r -g '^ {2}([a-z][a-z-]*) ' | string match -v migrate
        case check
            __shopbook_help check | string match -r -g '^ {4}([a-z][a-z-]*) '
        case 'migrate upgrade'
            string split ' ' 'head heads +1'
        case 'migrate downgrade'
            string split ' ' 'base -1'
        case 'migrate stamp'
            string split ' ' 'heads base'
        case '*'
            __fish_complete_path (commandline -ct)
    end
end

function __shopbook_options
    set -l typed (__shopbook_words)
    __shopbook_help $typed[1] | string match -r -g -a '^  (-[^ ].*?)(?:  .*)?$' | string match -r -g -a -- '(--?[a-zA-Z][a-z-]*)'
end

complete -c shopbook-cli -f -a '(__shopbook_next)'
complete -c shopbook-cli -f -n 'string match -q -- "-*" "$(commandline -ct)"' -a '(__shopbook_options)'
complete -c shopbook-cli -l format -x -a 'table json csv'
complete -c shopbook-cli -l show -x -a 'sql sql-postgresql sqlalchemy sqlalchemy2 qt pipeline'
complete -c shopbook-cli -l log-level -x -a 'debug info warning error'
complete -c shopbook-cli -l dialect -x -a 'sqlite postgresql'
complete -c shopbook-cli -l times -x -a 'other now'
complete -c shopbook-cli -l repair -x -a '(__shopbook_help check | string match -r -g "^ {4}([a-z][a-z-]*) ")'
complete -c shopbook-cli -l database -r -F
complete -c shopbook-cli -l env-file -r -F
complete -c shopbook -n 'string match -q -- "-*" "$(commandline -ct)"' -a '(__shopbook_help | string match -r -g -a "^  (-[^ ].*?)(?:  .*)?\$" | string match -r -g -a -- "(--?[a-zA-Z][a-z-]*)")'
for program in shopbook shopbook-cli
    complete -c $program -l backup-folder -x -a '(__fish_complete_directories)'
    complete -c $program -l update-check -x -a '(__fish_complete_directories)'
end
complete -c shopbook-cli -l language -x -a 'en ru'
complete -c shopbook -l language -x -a 'en ru'
complete -c shopbook -l scheme -x -a 'light dark'
complete -c shopbook -l pictures -x -a '(__fish_complete_directories)'
