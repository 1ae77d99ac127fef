# What may stand where Tab is pressed, for vbm-quiz in fish.

function __vbm_quiz_completion
    set -lx _VBM_QUIZ_COMPLETE complete_fish
    set -lx _TYPER_COMPLETE_FISH_ACTION get-args
    set -lx _TYPER_COMPLETE_ARGS (commandline --cut-at-cursor --current-process)
    set -l program (string replace --regex '^~' $HOME (commandline --tokenize --current-process)[1])
    set -l token (commandline --cut-at-cursor --current-token)
    # Of --lang=nl the program tells nl, and fish wants the whole word.
    set -l option (string match --regex -- '^--[^=]*=' $token)
    set -l values ($program 2>/dev/null | string match --regex '.+')
    if test (count $values) -eq 0
        set values (__fish_complete_path (string replace -- "$option" '' $token))
    end
    printf '%s\n' "$option"$values
end

complete --command vbm-quiz --erase
complete --command vbm-quiz --no-files --arguments '(__vbm_quiz_completion)'
