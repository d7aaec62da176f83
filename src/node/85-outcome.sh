# The controller's words on an attempt: where does it stand, it stays, take it back.

# Waits at most $wait_ms for the steps, or the restore, to end; nothing but a sleep runs meanwhile.
follow() {
  open_request
  read_order
  [ -n "$attempt" ] || refuse system 'the request names no attempt'
  looks=0
  # Looks are a twentieth of a second apart first, later a fifth.
  left=$wait_ms
  while [ "$left" -gt 0 ]; do
    read_attempt "$attempt"
    [ "$steps" = running ] || [ "$outcome" = restoring ] || is_proceeding "$attempt" || break
    if [ "$looks" -lt 20 ]; then pause=50; else pause=200; fi
    [ "$pause" -le "$left" ] || pause=$left
    sleep "0.$(pad "$pause")"
    left=$((left - pause))
    looks=$((looks + 1))
  done
  print_record "$attempt"
  close_answer 0
}

open_order() {
  open_request
  read_order
  [ -n "$attempt" ] || refuse system 'the request names no attempt'
  if [ ! -e "$home/pending/$attempt" ]; then
    if [ -d "$home/pending" ]; then fence; fi
    refuse unknown-attempt "this node never received attempt $attempt"
  fi
  lock_requests
  fence
}

# confirm: one rename of armed/A decides; the answer is the outcome that holds, whoever won.
confirm() {
  open_order
  [ -n "$as" ] || refuse system 'the request does not say what to confirm'
  read_attempt "$attempt"
  [ "$outcome" != none ] || refuse system "attempt $attempt is not armed"
  if mv -fT -- "$home/armed/$attempt" "$home/confirmed/$attempt.$as" 2>/dev/null; then
    sync -- "$home/confirmed" "$home/armed"
    attempt_won=yes
  elif [ "$outcome,$as" = kept,healthy ]; then
    mv -fT -- "$home/confirmed/$attempt.kept" "$home/confirmed/$attempt.healthy" 2>/dev/null
    sync -- "$home/confirmed"
  fi
  print_record "$attempt"
  [ -z "${attempt_won-}" ] || stop_timer
  [ "$outcome" != healthy ] || clear_old
  close_answer 0
}

# What a healthy attempt makes superfluous: releases its plan names, old generations, contents nobody waits for.
clear_old() {
  load_plan "$home/attempts/$attempt/plan" || return 0
  IFS=$nl
  for line in $prune; do
    IFS=' '
    decode "$line"
    case $decoded in
      /*/*) rm -rf -- "$root$decoded" ;;
    esac
  done
  IFS=' '
  read_flight
  [ -z "$busy$armed" ] || return 0
  find "$home/contents" "$home/incoming" -mindepth 1 -delete 2>/dev/null
  clear_generations
  clear_attempts
  clear_packages
}

# Ten generations of a service stay.
clear_generations() {
  find_highest "$plan_service"
  set +f
  for found in "$home/generations/$plan_service"/*; do
    generation_number=${found##*/}
    generation_number=${generation_number%%-*}
    is_number "$generation_number" || continue
    if [ "$generation_number" -le $((highest - 10)) ]; then rm -rf -- "$found"; fi
  done
  set -f
}

# The last two hundred attempts are remembered; receipts of older ones go.
clear_attempts() {
  kept_attempts=0
  find "$home/pending" -type f ! -name '.*' -printf '%T@ %f\n' | sort -rn | while IFS=' ' read -r word old; do
    kept_attempts=$((kept_attempts + 1))
    [ "$kept_attempts" -gt 200 ] || continue
    for found in "running/$old" "running/after-$old" "running/packages-$old" "running/undo-$old" "done/$old" \
      "attempts/$old" "confirmed/$old.healthy" \
      "confirmed/$old.kept" "restored/$old.controller" "restored/$old.node" "restore-failed/$old.controller" \
      "restore-failed/$old.node" "pending/$old"; do
      rm -rf -- "$home/${found:?}"
    done
  done
}

# The newest generation of the attempt's service that was not taken back, by its attempt, in $newest.
find_newest() {
  newest='' highest=0
  set +f
  for found in "$home/generations/$1"/*; do
    generation_number=${found##*/}
    generation_number=${generation_number%%-*}
    { IFS= read -r value <"$found/attempt"; } 2>/dev/null || continue
    is_number "$generation_number" && [ "$generation_number" -gt "$highest" ] || continue
    [ -e "$home/restored/$value.controller" ] || [ -e "$home/restored/$value.node" ] && continue
    # Kept but never armed: nothing of it was done.
    read_outcome "$value"
    [ "$outcome" != none ] || continue
    highest=$generation_number newest=$value
  done
  set -f
}

restore() {
  open_order
  read_attempt "$attempt"
  read_flight
  read_attempt "$attempt"
  case $outcome in
    restored | restore-failed)
      print_record "$attempt"
      close_answer 0
      ;;
    none) refuse system "attempt $attempt is not armed: there is nothing to take back" ;;
    healthy | kept)
      other=${busy:-$armed}
      [ -z "$other" ] || [ "$other" = "$attempt" ] || refuse busy "attempt $other is in flight"
      load_order "$home/pending/$attempt"
      find_newest "$service"
      [ "$newest" = "$attempt" ] || refuse superseded "a newer attempt of $service followed $attempt"
      take_back controller "confirmed/$attempt.kept" "confirmed/$attempt.healthy"
      ;;
    armed) take_back controller "armed/$attempt" ;;
  esac
  # Whoever renamed it, the undo has to run; one that runs already is left alone.
  read_outcome "$attempt"
  if [ "$outcome" = restoring ] && ! is_alive "$home/running/undo-$attempt"; then
    start_undo
  fi
  print_record "$attempt"
  close_answer 0
}

# The undo runs by the program that armed the attempt.
start_undo() {
  while IFS=' ' read -r word value; do
    [ "$word" = program ] && program=$value
  done <"$home/$place"
  if ! start_unit "holdfast-restore@$attempt" takeback --property=Restart=on-failure --property=RestartSec=1; then
    is_alive "$home/running/undo-$attempt" && return 0
    take_evidence "$home/incoming/.error"
    printf 'evidence %s\n' "$evidence"
    refuse system 'systemd-run could not start the restore'
  fi
}

# takeback ATTEMPT: the detached unit of a restore.
takeback() {
  is_name "${1-}" || exit 2
  attempt=$1
  end_steps
  undo "$attempt"
}

# Leaves nothing but three digits: sleep takes a fraction.
pad() {
  case $1 in
    ???) printf '%s' "$1" ;;
    ??) printf '0%s' "$1" ;;
    *) printf '00%s' "$1" ;;
  esac
}
