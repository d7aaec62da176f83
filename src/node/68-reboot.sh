# A restart of the machine as a step of a plan: the boot that follows arms the switch anew, and the steps go on after it.
# attempts/A/rebooting is there from before the restart until the steps go on; generations/…/rebooted for good after it.

# reboot_host N: ends with the machine. An undo restarts what the plan restarted, and once.
reboot_host() {
  eval "step_line=\$step_$1"
  # shellcheck disable=SC2086 # words without blanks
  set -- "$1" ${step_line#reboot }
  read_boot
  if [ "$plan_kind" = undo ]; then
    if [ ! -e "$generation/rebooted" ] || [ -e "$generation/returned" ]; then return 0; fi
    durable "$generation/returned" "$boot" || { fail_step "$1" 'the disk takes nothing more'; return; }
  else
    if [ "$2" = required ] && [ ! -e "$root/run/reboot-required" ]; then return 0; fi
    durable "$work/rebooting" "$boot $1" || { fail_step "$1" 'the disk takes nothing more'; return; }
  fi
  if run_logged 60 systemctl --no-block reboot; then
    looks=0
    while [ "$looks" -lt "$3" ]; do
      sleep 1
      looks=$((looks + 1))
    done
    failure="the machine did not restart within $3 seconds"
  else
    failure='systemctl reboot was refused'
  fi
  rm -f -- "$work/rebooting"
  fail_step "$1" "$failure"
}

# Whether attempt $1 waits for the machine to come back from a restart that it asked for.
is_rebooting() {
  [ -e "$home/attempts/$1/rebooting" ]
}

# rearm ATTEMPT: what an early boot does when the machine restarted because the plan said so: the deadline begins anew, and
# the steps go on when the base system is up. Any other restart is none of this, and takes the attempt back.
rearm() {
  is_name "${1-}" || return 1
  attempt=$1
  work=$home/attempts/$attempt
  { IFS=' ' read -r boot_before word <"$work/rebooting"; } 2>/dev/null || return 1
  armed_text='' armed_boot='' generation='' confirm=''
  { while IFS= read -r line; do
    case $line in
      boot\ *) armed_boot=${line#boot } && continue ;;
      due\ *) continue ;;
      generation\ *) generation=${line#generation } ;;
      confirm\ *) confirm=${line#confirm } ;;
    esac
    armed_text=$armed_text$line$nl
  done <"$home/armed/$attempt"; } 2>/dev/null || return 1
  read_boot
  read_uptime
  if [ "$armed_boot" != "$boot_before" ] || [ "$boot" = "$boot_before" ] || ! is_number "$confirm"; then return 1; fi
  # Time for the rest of the boot, and for what follows the steps.
  due=$((confirm + 120))
  # The timer first, as when it was armed for the first time. Nothing here may wait for the boot to go on, which waits for
  # this: systemd-run waits for a timer whatever it is told, so the timer must not wait for anything either.
  systemd-run --quiet --collect --no-block --no-ask-password --unit="holdfast-deadman@$attempt" \
    --on-active="$((due + 1))" --timer-property=AccuracySec=1s --timer-property=DefaultDependencies=no \
    --property=Restart=on-failure --property=RestartSec=1 \
    /bin/sh "$home/bin/$program" fire "$attempt" </dev/null >/dev/null 2>&1 || return 1
  durable "$generation/rebooted" "$boot" || return 1
  durable "$home/armed/$attempt" "${armed_text}due $((uptime + due))${nl}boot $boot" || return 1
  systemd-run --quiet --collect --no-block --no-ask-password --unit="holdfast-apply@$attempt" --property=TimeoutStopSec=5 \
    /bin/sh "$home/bin/$program" resume "$attempt" </dev/null >/dev/null 2>&1
}

# resume ATTEMPT: the steps after the restart.
resume() {
  is_name "${1-}" || exit 2
  attempt=$1
  exec 8>"$home/run.lock"
  flock -w 60 8 || exit 3
  [ -e "$home/armed/$attempt" ] || exit 0
  register_runner "$attempt"
  IFS=' ' read -r word at <"$home/attempts/$attempt/rebooting" || exit 2
  begin_steps "$home/armed/$attempt" || exit 2
  while IFS=' ' read -r word value; do
    case $word in
      generation) generation=$value ;;
      due) due=$value ;;
    esac
  done <"$home/armed/$attempt"
  kept=$generation/kept
  rm -f -- "$work/rebooting"
  check_order || finish_failed
  at=$((at + 1))
  end_run "${nl}detail the machine was restarted"
}
