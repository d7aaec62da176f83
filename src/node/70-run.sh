# The steps of an attempt, in the detached unit: check, keep, arm, do, and one result.

# finish STATUS LINES: done/A is the only result of the steps. It never replaces one that is there.
finish() {
  shorten_deadline
  [ -e "$home/done/$attempt" ] || durable "$home/done/$attempt" "steps $1$2"
  exit 0
}

# Ends the steps with what failed, and the last words of the command that failed.
finish_failed() {
  result=
  [ -z "$failed_step" ] || result=$nl"step $failed_step"
  if [ -n "$refused" ]; then
    result=$result$nl"validator refused"
  elif is_node_fault; then
    result=$result$nl'cause node'
  fi
  result=$result$nl"detail $failure"
  if [ -s "$work/output" ]; then
    take_evidence "$work/output"
    result=$result$nl"evidence $evidence"
  fi
  finish failed "$result"
}

# What fails before the steps, or while files and accounts are laid down, lies with the node (space, locks, tools); a unit
# that does not take its new files speaks of the files.
is_node_fault() {
  [ -n "$failed_step" ] || return 0
  split_step "$failed_step"
  case $kind in
    unit | daemon-reload | enablement | hook) return 1 ;;
    # A package that does not come up speaks of itself; a lock, a full disk or a killed dpkg do not.
    package) [ -n "$package_fault" ] && return ;;
  esac
}

# Once the steps are over, what was allowed for them is not waited for any more. The first timer stays as it is.
shorten_deadline() {
  [ -n "$due" ] || return 0
  read_uptime
  [ $((uptime + confirm)) -lt "$due" ] || return 0
  durable "$generation/due" "$((uptime + confirm))" || return 0
  start_timer "holdfast-confirm@$attempt" $((confirm + 1))
}

# Reads the order that came with the attempt into variables.
load_order() {
  work=$home/attempts/$attempt
  order_program='' deadline='' confirm='' due='' service='' plan_sha='' undo_sha='' number='' controller=''
  while IFS=' ' read -r word value extra; do
    case $word in
      program) order_program=$value ;;
      epoch) number=$value controller=$extra ;;
      plan) plan_sha=$value ;;
      undo) undo_sha=$value ;;
      deadline) deadline=$value ;;
      confirm) confirm=$value ;;
      service) service=$value ;;
    esac
  done <"$1"
}

run() {
  is_name "${1-}" || exit 2
  attempt=$1
  exec 8>"$home/run.lock"
  flock -n 8 || exit 3
  register_runner "$attempt"
  begin_steps "$home/pending/$attempt" || exit 2
  check_order || finish_failed
  survey
  check_from
  stage_packages || { failure=${failure:-'the packages could not be secured: is the disk full?'} && finish_failed; }
  keep_images || { failure=${failure:-'the pre-images could not be kept: is the disk full?'} && finish_failed; }
  install_guard || finish_failed
  arm || finish_failed
  at=0
  end_run ''
}

# begin_steps ORDER: what the steps keep account of.
begin_steps() {
  load_order "$1" || return 1
  batch_steps='' batch_count=0 failed_step='' failure='' refused='' kept='' package_fault='' restarted=''
}

# end_run LINES: the steps from $at on, the record, and the result with these lines.
end_run() {
  do_all || finish_failed
  record_things || { failure='the record of managed things could not be stored' && finish_failed; }
  rm -rf -- "$work/stage"
  finish applied "$1${restarted:+${nl}detail scripts of packages restarted$restarted}"
}

# Nothing may have changed between the order and its execution: epoch, plan, undo and this very program.
check_order() {
  rm -f -- "$work/output"
  read_epoch
  if [ "$seen_number" != "$number" ] || [ "$seen_controller" != "$controller" ]; then
    failure="a newer controller came: epoch $seen_number of $seen_controller"
    return 1
  fi
  printf '%s  %s\n' "$plan_sha" "$work/plan" "$undo_sha" "$work/undo" "$order_program" "$home/bin/$order_program" |
    sha256sum -c --status --strict - || { failure='plan, undo or program are not what was ordered' && return 1; }
  load_plan "$work/plan" || { failure='the plan is incomplete' && return 1; }
  if [ "$plan_service" != "$service" ] || ! is_name "$plan_service" || ! is_digest "$plan_digest"; then
    failure='the plan is for another service'
    return 1
  fi
}

# Every expected prior state, before the first change.
check_from() {
  index=0
  while [ "$index" -lt "$step_count" ]; do
    split_step "$index"
    case $kind in
      path | tree | user | group | enablement | package)
        eval "now=\$now_$index"
        subject="$kind $name"
        [ "$kind" = enablement ] && subject="enablement of $name"
        # shellcheck disable=SC2154 # now is set by eval
        agrees "$from" "$now" || finish stale "${nl}detail $subject"
        ;;
    esac
    index=$((index + 1))
  done
}

# Leaves the service's generations' highest number in $highest.
find_highest() {
  highest=0
  set +f
  for found in "$home/generations/$1"/*; do
    found=${found##*/}
    found=${found%%-*}
    is_number "$found" && [ "$found" -gt "$highest" ] && highest=$found
  done
  set -f
}

# Lays down all a restore needs: plan, undo, pre-images, the record before; and what is owed once files change.
keep_images() {
  [ -d "$home/generations/$service" ] || mkdir -- "$home/generations/$service" || return 1
  find_highest "$service"
  generation=$home/generations/$service/$((highest + 1))-${plan_digest%"${plan_digest#????????????}"}
  kept=$generation/kept
  mkdir -- "$generation" "$kept" && cp -- "$work/plan" "$work/undo" "$home/pending/$attempt" "$generation" || return 1
  mv -fT -- "$generation/$attempt" "$generation/order" && printf '%s\n' "$attempt" >"$generation/attempt" || return 1
  [ ! -f "$home/managed/$service" ] || cp -- "$home/managed/$service" "$generation/managed" || return 1
  sums='' takings='' index=0
  while [ "$index" -lt "$step_count" ]; do
    keep_one || return 1
    index=$((index + 1))
  done
  if [ -n "$sums" ]; then printf '%s' "$sums" | sha256sum -c --status --strict - || return 1; fi
  keep_originals || return 1
  sync_folder "$generation"
}

keep_one() {
  split_step "$index"
  case $kind,$from in
    path,file:*)
      cp -aT -- "$root$name" "$kept/$index" || return 1
      sums=$sums${from##*:}"  $kept/$index$nl"
      case $nl$manage in
        *"${nl}taken path $field$nl"* | *"${nl}taken path $field "*) takings=$takings.$root$name$nl ;;
      esac
      ;;
    path,link:*)
      case $nl$manage in
        *"${nl}taken path $field$nl"* | *"${nl}taken path $field "*) takings=$takings.$root$name$nl ;;
      esac
      ;;
    tree,absent)
      # Folders the release needs and nobody declared go again with it.
      above=${name%/*}
      while [ -n "$above" ] && [ ! -e "$root$above" ]; do
        printf '%s\n' "$above" >>"$kept/made" || return 1
        above=${above%/*}
      done
      ;;
    tree,tree:*)
      [ "$to" != absent ] || { cp -aT -- "$root$name" "$kept/$index" && printf '%s %s\n' "$index" "$name" >>"$kept/trees"; }
      ;;
    package,absent)
      case $config_only in *" $name "*) printf '%s\n' "$name" >>"$kept/config-only" || return 1 ;; esac
      ;;
    user,user:*)
      [ -d "$kept/accounts" ] || mkdir -- "$kept/accounts" || return 1
      for found in passwd shadow group gshadow; do
        if [ -f "$root/etc/$found" ]; then cp -aT -- "$root/etc/$found" "$kept/accounts/$found" || return 1; fi
      done
      ;;
    unit,*)
      eval "step_line=\$step_$index"
      # shellcheck disable=SC2154 # set by eval
      case $step_line in
        'unit restart '* | 'unit reload '*)
          action=${step_line#unit }
          printf '%s\n' "$attempt" >"$home/owed/${action%% *}:$name" || return 1
          ;;
      esac
      ;;
  esac
}

# What was there before Holdfast first touched it is kept for good.
keep_originals() {
  [ -n "$takings" ] || return 0
  IFS=$nl
  # shellcheck disable=SC2086 # one path a line
  set -- $takings
  IFS=' '
  cd / || return 1
  # -n: the first one kept is the original, whatever comes later.
  cp -an --parents -t "$home/originals" -- "$@"
  code=$?
  sync_folder "$home/originals"
  return "$code"
}

# From here on the change is taken back unless it is confirmed: by the timer, or by the next boot.
arm() {
  read_flight
  [ -z "$armed" ] || { failure="attempt $armed is still armed" && return 1; }
  read_uptime
  read_boot
  order=$(cat -- "$generation/order")
  due=$((uptime + deadline))
  # The timer first: one without an armed attempt does nothing, an armed attempt without one would wait for ever.
  if ! start_timer "holdfast-deadman@$attempt" $((deadline + 1)); then
    due=
    failure='systemd-run could not start the dead-man timer'
    return 1
  fi
  durable "$home/armed/$attempt" "$order$nl""generation $generation$nl""due $due$nl""boot $boot" || {
    due=
    failure='the dead-man switch could not be stored: is the disk full?'
    stop_timer
    return 1
  }
}

# start_timer UNIT SECONDS: what fires unless the attempt is confirmed by then.
start_timer() {
  systemd-run --quiet --collect --no-ask-password --unit="$1" \
    --on-active="$2" --timer-property=AccuracySec=1s \
    --property=Restart=on-failure --property=RestartSec=1 \
    /bin/sh "$home/bin/$program" fire "$attempt" </dev/null >"$work/output" 2>&1 8>&-
}

stop_timer() {
  timeout -k 5 30 systemctl stop "holdfast-deadman@$attempt.timer" "holdfast-confirm@$attempt.timer" >/dev/null 2>&1 </dev/null
}

# Does the steps from $at on.
do_all() {
  find_last_hook
  while [ "$at" -lt "$step_count" ]; do
    split_step "$at"
    case $kind,$field in
      # Waits for health, and for `proceed`.
      hook,afterNode) at=$((at + 1)) && continue ;;
      validate,* | daemon-reload,*) ;;
      *) mark_touched || return 1 ;;
    esac
    mark_activated || return 1
    do_step "$at" || return 1
    at=$((at + 1))
  done
  flush_files
}

# Before the first change: without this mark an undo has nothing to do, and restarts nothing.
mark_touched() {
  [ ! -e "$generation/touched" ] || return 0
  : >"$generation/touched" && sync -- "$generation/touched" "$generation" ||
    { failure='the disk takes nothing more' && return 1; }
}

# The node's own record of what this service manages, as the plan says it stands now.
record_things() {
  if [ -n "$manage" ]; then
    durable "$home/managed/$service" "${manage%"$nl"}"
  else
    rm -f -- "$home/managed/$service" && sync -- "$home/managed"
  fi
}
