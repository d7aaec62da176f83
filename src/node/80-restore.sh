# Taking an attempt back. Each step of the undo is checked by itself: already done is skipped, as the attempt left it is
# undone, and what somebody changed since is left alone and named.

# take_back BY PLACE…: renames the first of the places that is there to restoring/A.BY; only one rename of a file succeeds.
# The node itself names armed/A alone: what was confirmed a moment ago is no business of a timer's.
take_back() {
  restorer=$1
  shift
  for place; do
    [ -e "$home/$place" ] || continue
    mv -fT -- "$home/$place" "$home/restoring/$attempt.$restorer" 2>/dev/null || continue
    sync -- "$home/restoring" "$home/${place%/*}"
    return 0
  done
  return 1
}

# Ends whatever still does the attempt's steps. dpkg is never among it: packages are installed in a unit of their own.
end_steps() {
  end_runner apply ''
  end_runner after after-
}

end_runner() {
  is_alive "$home/running/$2$attempt" || return 0
  timeout -k 5 30 systemctl kill --signal=KILL "holdfast-$1@$attempt.service" >/dev/null 2>&1 </dev/null
  looks=0
  while is_alive "$home/running/$2$attempt" && [ "$looks" -lt 100 ]; do
    sleep 0.05
    looks=$((looks + 1))
  done
}

# undo ATTEMPT: what restores run, however they came about.
undo() {
  is_name "${1-}" || exit 2
  attempt=$1
  exec 8>"$home/run.lock"
  flock -w 60 8 || exit 3
  read_outcome "$attempt"
  [ "$outcome" = restoring ] || exit 0
  register_runner "undo-$attempt"
  place_file=$home/$place
  generation=
  while IFS=' ' read -r word value; do
    [ "$word" = generation ] && generation=$value
  done <"$place_file"
  load_order "$place_file"
  kept=$generation/kept problems='' notes='' batch_steps='' batch_count=0 failed_step='' failure='' refused='' package_fault=''
  if [ -e "$generation/touched" ]; then undo_all; fi
  end_undo
}

undo_all() {
  if load_plan "$generation/plan"; then remove_temps; fi
  sums="$undo_sha  $generation/undo"
  if ! printf '%s\n' "$sums" | sha256sum -c --status --strict - || ! load_plan "$generation/undo"; then
    problems='the undo is not what was sent; '
    return 0
  fi
  # Those of an undo that was itself cut short.
  remove_temps
  # dpkg is never ended: it may still be at work for the steps that were.
  await_packages || problems='a change of packages does not end; '
  survey
  at=0
  while [ "$at" -lt "$step_count" ]; do
    undo_step "$at"
    at=$((at + 1))
  done
  undo_batch
  [ ! -f "$kept/made" ] || while IFS= read -r line; do
    if [ -d "$root$line" ]; then rmdir --ignore-fail-on-non-empty -- "$root$line"; fi
  done <"$kept/made"
}

# What a step of the loaded plan left beside its place in mid-air.
remove_temps() {
  index=0
  while [ "$index" -lt "$step_count" ]; do
    split_step "$index"
    case $kind in
      path | tree)
        name_temp "$index" "$root$name"
        if [ -e "$temp" ] || [ -L "$temp" ]; then rm -rf -- "$temp"; fi
        ;;
    esac
    index=$((index + 1))
  done
}

undo_step() {
  split_step "$1"
  case $kind in
    path | tree | user | group | enablement)
      eval "now=\$now_$1"
      # shellcheck disable=SC2154 # now is set by eval
      if agrees "$to" "$now"; then return 0; fi
      if ! agrees "$from" "$now"; then
        problems="$problems$kind $name changed since; "
        return 0
      fi
      ;;
  esac
  case $kind,$to in
    path,file:*)
      batch_steps="$batch_steps $1"
      return 0
      ;;
  esac
  undo_batch
  if [ "$kind" = hook ]; then
    undo_hook "$1"
  else
    do_step "$1" || add_problem
  fi
}

add_problem() {
  problems="$problems$failure; "
  failed_step=
}

# The files together; when one of them cannot be brought back, each for itself, so that one does not keep the others.
undo_batch() {
  together=$batch_steps
  flush_files && return 0
  for single in $together; do
    batch_steps=$single
    flush_files || add_problem
  done
  batch_steps=
}

# Puts the node's own records back and says how it ended.
end_undo() {
  if [ -f "$generation/managed" ]; then
    text=$(cat -- "$generation/managed") && durable "$home/managed/$service" "$text"
  else
    rm -f -- "$home/managed/$service"
  fi
  set +f
  for found in "$home"/owed/*; do
    [ -f "$found" ] || continue
    IFS= read -r value <"$found"
    if [ "$value" = "$attempt" ]; then rm -f -- "$found"; fi
  done
  set -f
  result=restored
  detail=
  if [ -n "$problems" ]; then
    result=restore-failed
    detail=${nl}detail\ ${problems%; }
    if [ -s "$work/output" ]; then
      take_evidence "$work/output"
      detail=$detail$nl"evidence $evidence"
    fi
  fi
  [ -z "$notes" ] || detail=$detail${nl}detail\ ${notes%; }
  # Whatever it was given, it restarted before anybody could confirm: that is said, so that it can be tried again.
  [ -z "${early-}" ] && [ ! -e "$generation/early" ] || detail="${nl}cause node${nl}detail the machine restarted before the change was confirmed$detail"
  durable "$home/$result/${place##*/}" "by ${place##*.}$detail" && rm -f -- "$place_file" && sync -- "$home/restoring"
  printf '%s\n' "$result" >"$generation/ended"
  stop_timer
  rm -rf -- "$work/stage"
  exit 0
}

# fire ATTEMPT: the timer's word. Early is no word at all.
fire() {
  is_name "${1-}" || exit 2
  attempt=$1
  due='' armed_boot='' generation=''
  while IFS=' ' read -r word value; do
    case $word in
      due) due=$value ;;
      boot) armed_boot=$value ;;
      generation) generation=$value ;;
    esac
  done 2>/dev/null <"$home/armed/$attempt" || due=
  if [ -e "$home/armed/$attempt" ] && [ -n "$due" ]; then
    read_uptime
    if [ -f "$generation/due" ]; then IFS= read -r due <"$generation/due"; fi
    read_boot
    # After a restart the deadline counts as passed: nobody could have confirmed meanwhile.
    if [ "$boot" != "$armed_boot" ] || [ "$uptime" -ge "$due" ]; then
      # Taken back by a boot, whoever ends it.
      if take_back node "armed/$attempt" && [ -n "${early-}" ]; then : >"$generation/early"; fi
    else
      exit 0
    fi
  fi
  read_outcome "$attempt"
  [ "$outcome" = restoring ] || exit 0
  if [ -n "${early-}" ] && wait_for_base; then exit 0; fi
  end_steps
  undo "$attempt"
}

# Scripts of packages need more of the machine than an early boot has, and a restart in the midst of one is none: what
# changed packages or restarted the machine is taken back right after it.
wait_for_base() {
  generation=
  while IFS=' ' read -r word value; do
    [ "$word" = generation ] && generation=$value
  done <"$home/$place"
  [ -e "$generation/packages" ] || [ -e "$generation/rebooted" ] || return 1
  systemd-run --quiet --collect --no-block --no-ask-password --unit="holdfast-restore@$attempt" \
    --property=Restart=on-failure --property=RestartSec=1 \
    /bin/sh "$home/bin/$program" takeback "$attempt" </dev/null >/dev/null 2>&1
}

# boot ATTEMPT: as fire, while the machine comes up: units are started without waiting for them. A restart that the plan
# itself asked for takes nothing back.
boot() {
  early=yes
  if rearm "${1-}"; then exit 0; fi
  fire "$1"
}
