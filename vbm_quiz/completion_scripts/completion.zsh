# What may stand where Tab is pressed, for vbm-quiz in zsh.

_vbm_quiz_completion() {
  local line
  local -a values begun
  for line in ${(f)"$(
    env _VBM_QUIZ_COMPLETE=complete_fish _TYPER_COMPLETE_FISH_ACTION=get-args \
      _TYPER_COMPLETE_ARGS="${(j: :)words[1,CURRENT]}" ${~words[1]} 2> /dev/null
  )"}; do
    if [[ $PREFIX == *=* ]]; then
      line=${line#*=}
    fi
    line=${${line/$'\t'/$'\0'}//:/\\:}
    line=${line/$'\0'/:}
    if [[ $line == *= ]]; then begun+=($line); else values+=($line); fi
  done
  compset -P '*='
  if (( $#values + $#begun )); then
    _describe vbm-quiz values -- begun -S ''
  else
    _files
  fi
}

(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
compdef _vbm_quiz_completion vbm-quiz
