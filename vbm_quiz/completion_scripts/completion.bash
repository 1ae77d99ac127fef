# What may stand where Tab is pressed, for vbm-quiz in bash.

_vbm_quiz_completion() {
  local line=${COMP_LINE:0:COMP_POINT}
  local token=${line##*[[:space:]]}
  local IFS=$'\n'
  COMPREPLY=($(
    env _VBM_QUIZ_COMPLETE=complete_fish _TYPER_COMPLETE_FISH_ACTION=get-args _TYPER_COMPLETE_ARGS="$line" \
      "${COMP_WORDS[0]/#\~/$HOME}" 2> /dev/null | cut -f 1
  ))
  # To bash a word begins behind each =, so it puts in what stands behind the last.
  if [[ $token == *=* && $COMP_WORDBREAKS == *=* ]]; then
    COMPREPLY=("${COMPREPLY[@]#*=}")
  fi
  if [[ ${COMPREPLY[*]} == *= ]]; then
    compopt -o nospace 2> /dev/null  # bash 4 and later
  fi
}

complete -o default -F _vbm_quiz_completion vbm-quiz
