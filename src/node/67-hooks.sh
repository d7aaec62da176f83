# Hooks: the author's own commands. A mark on disk comes before each, its result after it; one that was begun is never run
# again, whoever asks. hooks/N.begun and hooks/N.ended are of step N of the plan, hooks/restore-N.* of step N of the undo.

# Splits hook step $1 into $hook_phase, $hook_field (its name as it came), $hook_name, $hook_seconds and $hook_wait.
split_hook() {
  eval "step_line=\$step_$1"
  # shellcheck disable=SC2086 # fields hold no blank
  set -- $step_line
  hook_phase=$2 hook_field=$3 hook_seconds=$4 hook_wait=$5
  decode "$3" && hook_name=$decoded
}

# run_hook N MARK: runs hook step N; fails when it did not end well, or may have been run before.
run_hook() {
  split_hook "$1"
  mark=$work/hooks/$2
  if [ ! -d "$work/hooks" ]; then
    mkdir -- "$work/hooks" && sync -- "$work" || { fail_step "$1" 'the disk takes nothing more'; return; }
  fi
  if [ -e "$mark.begun" ]; then
    fail_step "$1" "whether the hook $hook_name ($hook_phase) did its work is not known: it was cut short"
    return
  fi
  durable "$mark.begun" "$hook_phase $hook_field" || { fail_step "$1" 'the disk takes nothing more'; return; }
  call_hook "$1"
  take_evidence "$work/output"
  case $code in
    0) hook_result='done' ;;
    # Ended by its timeout or by a signal: what it did until then, nobody knows.
    124 | 12[89] | 1[3-9]? | 2??) hook_result=unknown ;;
    *) hook_result=failed ;;
  esac
  durable "$mark.ended" "$hook_result $evidence" || { fail_step "$1" 'the disk takes nothing more'; return; }
  case $hook_result in
    'done') if [ "$hook_wait" -gt 0 ]; then sleep "$hook_wait"; fi ;;
    failed) fail_step "$1" "the hook $hook_name ($hook_phase) ended with exit code $code" ;;
    *)
      fail_step "$1" "the hook $hook_name ($hook_phase) did not end within $hook_seconds seconds or was killed: what it did is not known"
      ;;
  esac
}

# Leaves the exit code of hook step $1 in $code and the end of what it printed in output. It prints into a pipe, so that it
# cannot fill the disk; whatever it left running does not keep the pipe open for longer than two seconds.
call_hook() {
  rm -f -- "$work/pipe" "$work/output"
  mkfifo -m 0600 -- "$work/pipe" || { code=1; return; }
  tail -c 65536 <"$work/pipe" >"$work/output" 2>/dev/null 8>&- 9>&- &
  reader=$!
  (become_hook "$1") >"$work/pipe" 2>&1 </dev/null 8>&- 9>&-
  code=$?
  looks=0
  read_start "$reader"
  while [ -n "$started" ] && [ "$looks" -lt 40 ]; do
    sleep 0.05
    looks=$((looks + 1))
    read_start "$reader"
  done
  kill "$reader" 2>/dev/null
  wait "$reader" 2>/dev/null
  rm -f -- "$work/pipe"
}

become_hook() {
  eval "step_line=\$step_$1"
  # shellcheck disable=SC2086 # fields hold no blank
  set -- $step_line
  decode "$6"
  cd -- "$root$decoded" || exit 127
  decode "$7" && hook_environment=$decoded
  decode "$8" && hook_node=$decoded
  hook_action=apply
  [ "$plan_kind" = apply ] || hook_action=restore
  shift 9
  argument_count=$#
  while [ "$argument_count" -gt 0 ]; do
    decode "$1"
    shift
    set -- "$@" "$decoded"
    argument_count=$((argument_count - 1))
  done
  exec env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
    HOLDFAST_SERVICE="$plan_service" HOLDFAST_ENVIRONMENT="$hook_environment" HOLDFAST_NODE="$hook_node" \
    HOLDFAST_DIGEST="$plan_digest" HOLDFAST_ATTEMPT="$attempt" HOLDFAST_PHASE="$hook_phase" \
    HOLDFAST_HOOK="$hook_name" HOLDFAST_ACTION="$hook_action" timeout -k 5 "$hook_seconds" "$@"
}

# Leaves the number of the last hook that comes before the change in $last_hook, or nothing when the plan has no hooks.
find_last_hook() {
  last_hook='' scan=0
  while [ "$scan" -lt "$step_count" ]; do
    eval "step_line=\$step_$scan"
    # shellcheck disable=SC2154 # set by eval
    case $step_line in
      'hook beforeRollout '* | 'hook beforeNode '*) last_hook=$scan ;;
      'hook '*) last_hook=${last_hook:--1} ;;
    esac
    scan=$((scan + 1))
  done
}

# Past the hooks that come before the change, the change itself begins: from here on taking it back is one as well.
mark_activated() {
  [ -n "$last_hook" ] && [ "$at" -gt "$last_hook" ] && [ ! -e "$generation/activated" ] || return 0
  : >"$generation/activated" && sync -- "$generation/activated" "$generation" ||
    { failure='the disk takes nothing more' && return 1; }
}

is_drained() {
  set +f
  for found in "$work/hooks"/*.begun; do
    [ -e "$found" ] || continue
    IFS=' ' read -r word value <"$found"
    [ "$word" = beforeNode ] && set -f && return 0
  done
  set -f
  return 1
}

# A hook of the undo: what comes before the change only when there was one, what comes after it also when only the hooks
# before it had begun. One that fails does not keep the node from going back.
undo_hook() {
  split_hook "$1"
  if [ ! -e "$generation/activated" ]; then
    [ "$hook_phase" = afterNode ] && is_drained || return 0
  fi
  if [ -n "${early-}" ]; then
    notes="${notes}the hook $hook_name ($hook_phase) did not run: the machine was starting; "
    return 0
  fi
  [ ! -e "$work/hooks/restore-$1.ended" ] || return 0
  if run_hook "$1" "restore-$1"; then return 0; fi
  if [ "$hook_phase" = afterNode ]; then add_problem; else notes="$notes$failure; " failed_step=''; fi
}

# Answers the hooks of attempt $1 that were begun.
print_hooks() {
  set +f
  for found in "$home/attempts/$1/hooks"/*.begun; do
    [ -e "$found" ] || continue
    IFS=' ' read -r hook_phase hook_field <"$found"
    found=${found%.begun}
    hook_result=running evidence=
    if [ ! -e "$found.ended" ] && ! is_alive "$home/running/$1" && ! is_alive "$home/running/after-$1" &&
      ! is_alive "$home/running/undo-$1"; then
      hook_result=unknown
    fi
    # It may have ended while its runner was looked for.
    [ ! -e "$found.ended" ] || IFS=' ' read -r hook_result evidence <"$found.ended"
    printf 'hook %s %s %s %s %s\n' "${found##*/}" "$hook_phase" "$hook_field" "$hook_result" "$evidence"
  done
  set -f
}

# proceed: health is green, so what comes after it is run, detached as the steps were.
proceed() {
  open_order
  read_attempt "$attempt"
  if [ "$steps,$outcome" = applied,armed ] && [ ! -e "$home/attempts/$attempt/after" ] &&
    ! is_alive "$home/running/after-$attempt"; then
    rm -f -- "$home/running/after-$attempt"
    start_after
  fi
  print_record "$attempt"
  close_answer 0
}

start_after() {
  if ! start_unit "holdfast-after@$attempt" after --property=TimeoutStopSec=5; then
    take_evidence "$home/incoming/.error"
    printf 'evidence %s\n' "$evidence"
    refuse system 'systemd-run could not start the hooks'
  fi
  looks=0
  while [ ! -e "$home/running/after-$attempt" ] && [ ! -e "$home/attempts/$attempt/after" ] && [ "$looks" -lt 200 ]; do
    sleep 0.05
    looks=$((looks + 1))
  done
}

# after ATTEMPT: the detached unit of the hooks that come after health.
after() {
  is_name "${1-}" || exit 2
  attempt=$1
  exec 8>"$home/run.lock"
  flock -w 20 8 || exit 3
  register_runner "after-$attempt"
  load_order "$home/pending/$attempt" || exit 2
  failed_step='' failure='' notes=''
  printf '%s\n' "$plan_sha  $work/plan" | sha256sum -c --status --strict - && load_plan "$work/plan" || exit 3
  at=0
  while [ "$at" -lt "$step_count" ]; do
    # Asked before each: a restore that has begun has the node to itself.
    read_outcome "$attempt"
    [ "$outcome" = armed ] || exit 0
    eval "step_line=\$step_$at"
    case $step_line in
      'hook afterNode '*) [ -e "$work/hooks/$at.ended" ] || run_hook "$at" "$at" || break ;;
    esac
    at=$((at + 1))
  done
  durable "$work/after" "at $at of $step_count"
  exit 0
}

# is_proceeding ATTEMPT: the hooks after health are being run.
is_proceeding() {
  [ ! -e "$home/attempts/$1/after" ] && is_alive "$home/running/after-$1"
}
