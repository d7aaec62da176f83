# Looks that are asked for one by one: a health command, the contents for a diff, a unit's last words.

# check: lines `timeout SECONDS` and `argument FIELD`…
check() {
  open_request
  seconds=10
  set --
  while IFS=' ' read -r word value; do
    case $word in
      end) break ;;
      timeout) is_number "$value" && seconds=$value ;;
      argument) decode "$value" && set -- "$@" "$decoded" ;;
    esac
  done
  [ "$word" = end ] && [ $# -gt 0 ] || refuse system 'the request was cut short'
  # The exit code is the last line of what travels.
  printf 'output '
  {
    timeout -k 5 "$seconds" "$@" 2>&1 </dev/null
    printf '\n%s' "$?"
  } | tail -c 4096 | base64 -w 0
  printf '\n'
  close_answer 0
}

# read: lines `path FIELD`; at most 64 regular files of at most 256 KiB.
read_contents() {
  open_request
  set --
  while IFS=' ' read -r word value; do
    case $word in
      end) break ;;
      path) decode "$value" && set -- "$@" "$root$decoded" ;;
    esac
  done
  [ "$word" = end ] && [ $# -le 64 ] || refuse system 'the request was cut short or asks for more than 64 files'
  index=0
  for path; do
    if [ -f "$path" ] && [ ! -L "$path" ] && [ "$(stat -c %s -- "$path")" -le 262144 ]; then
      printf 'content %s ' "$index"
      base64 -w 0 -- "$path"
      printf '\n'
    fi
    index=$((index + 1))
  done
  close_answer 0
}

# lines: the last twenty lines a unit logged.
read_lines() {
  open_request
  name=
  while IFS=' ' read -r word value; do
    case $word in
      end) break ;;
      unit) decode "$value" && name=$decoded ;;
    esac
  done
  [ -n "$name" ] || refuse system 'the request names no unit'
  printf 'lines '
  timeout -k 5 20 journalctl --no-pager -q -u "$name" -n 20 -o cat 2>&1 </dev/null | tail -c 65536 | base64 -w 0
  printf '\n'
  close_answer 0
}
