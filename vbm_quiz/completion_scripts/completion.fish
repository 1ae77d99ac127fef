# What may stand where Tab is pressed, for vbm-quiz in fish.

function __vbm_quiz_find
    set -lx _VBM_QUIZ_COMPLETE complete_fish
    set -lx _TYPER_COMPLETE_FISH_ACTION get-args
    set -lx _TYPER_COMPLETE_ARGS (commandline --cut-at-cursor --current-process)
    set -l program (string replace --regex '^~' $HOME (commandline --tokenize --current-process)[1])
    # Of --lang=nl the program tells nl, and fish wants the whole word.
    set -l option (string match --regex -- '^--[^=]*=' (commandline --cut-at-cursor --current-token))
    set -g __vbm_quiz_found "$option"($program 2>/dev/null | string match --regex '.+')
    test (count $__vbm_quiz_found) -gt 0
end

complete --command vbm-quiz --erase
# Where it finds nothing, fish completes the names of files.
complete --command vbm-quiz --no-files --condition __vbm_quiz_find --arguments '$__vbm_quiz_found'
