# Accounts, units, and the doing of any one step.

set_user() {
  if [ "$to" = absent ]; then
    run_logged 60 userdel "$name" || fail_step "$1" "userdel $name ended with $?"
    return
  fi
  split_user "${to#user:}"
  if find_entry passwd "$name"; then
    # Only what differs: usermod refuses some of what would be no change.
    survey_user
    set --
    case $new_uid in - | "$uid") ;; *) set -- "$@" -u "$new_uid" ;; esac
    case $new_group in - | "$primary") ;; *) set -- "$@" -g "$new_group" ;; esac
    case $new_home in - | "$home_folder") ;; *) set -- "$@" -d "$new_home" ;; esac
    case $new_shell in - | "$login_shell") ;; *) set -- "$@" -s "$new_shell" ;; esac
    run_logged 60 usermod "$@" -G "$new_groups" "$name"
  else
    add_user
  fi || fail_step "$step" "the account $name could not be set: exit code $?"
}

split_user() {
  fields=$1:
  IFS=:
  # shellcheck disable=SC2086 # fields between colons
  set -- $fields
  IFS=' '
  new_system=$1 new_uid=$2 new_group=$3 new_home=$4 new_shell=$5 new_groups=${6-}
}

add_user() {
  set --
  if [ "$new_system" = yes ]; then set -- -r; else set -- -m; fi
  if [ "$new_group" = - ]; then
    # A group of that name is there already: useradd would refuse to make its own.
    if find_entry group "$name"; then set -- "$@" -g "$name"; fi
  else
    find_entry group "$new_group" || bring_group_back || return
    set -- "$@" -g "$new_group"
  fi
  [ "$new_uid" = - ] || set -- "$@" -u "$new_uid"
  [ "$new_home" = - ] || set -- "$@" -d "$new_home"
  [ "$new_shell" = - ] || set -- "$@" -s "$new_shell"
  [ -z "$new_groups" ] || set -- "$@" -G "$new_groups"
  run_logged 60 useradd "$@" "$name" || return
  bring_password_back
}

# userdel takes a user's own group along; an undo makes it again, with its old number.
bring_group_back() {
  [ -f "$kept/accounts/group" ] || { printf 'there is no group %s\n' "$new_group" >"$work/output"; return 6; }
  while IFS= read -r line || [ -n "$line" ]; do
    [ "${line%%:*}" = "$new_group" ] || continue
    gid=${line#*:*:}
    run_logged 60 groupadd -g "${gid%%:*}" "$new_group"
    return
  done <"$kept/accounts/group"
  printf 'there is no group %s\n' "$new_group" >"$work/output"
  return 6
}

# The password of an account that is made again is the one it had; it travels through a pipe, never as an argument.
bring_password_back() {
  [ -f "$kept/accounts/shadow" ] || return 0
  while IFS= read -r line || [ -n "$line" ]; do
    [ "${line%%:*}" = "$name" ] || continue
    password=${line#*:}
    printf '%s:%s\n' "$name" "${password%%:*}" | timeout -k 5 60 chpasswd -e >"$work/output" 2>&1
    return
  done <"$kept/accounts/shadow"
}

set_group() {
  if [ "$to" = absent ]; then
    run_logged 60 groupdel "$name" || fail_step "$1" "groupdel $name ended with $?"
    return
  fi
  fields=${to#group:}
  set -- "$1"
  [ "${fields#*:}" = - ] || set -- "$1" -g "${fields#*:}"
  group_step=$1
  shift
  if find_entry group "$name"; then
    [ $# -eq 0 ] || run_logged 60 groupmod "$@" "$name"
  else
    [ "${fields%%:*}" = yes ] && set -- "$@" -r
    run_logged 60 groupadd "$@" "$name"
  fi || fail_step "$group_step" "the group $name could not be set: exit code $?"
}

set_enablement() {
  case $to in
    enabled) word=enable ;;
    disabled | absent | other) word=disable ;;
    masked) word=mask ;;
    *) return 0 ;;
  esac
  # A unit whose file is gone already has nothing left to switch off.
  if [ "$from" = masked ]; then run_logged 60 systemctl --quiet unmask "$name"; fi
  run_logged 60 systemctl --quiet --no-ask-password "$word" "$name" || fail_step "$1" "systemctl $word $name ended with $?"
}

# After the one reload the units that systemd holds must be the files of this plan.
reload_units() {
  run_logged 60 systemctl daemon-reload || { fail_step "$1" "systemctl daemon-reload ended with $?"; return; }
  [ "$plan_kind" = apply ] || return 0
  own=
  scan=0
  while [ "$scan" -lt "$step_count" ]; do
    split_step "$scan"
    case $kind,$name,$to in
      path,/etc/systemd/system/*/*,*) ;;
      path,/etc/systemd/system/*.*,file:*) own="$own ${name##*/}" ;;
    esac
    scan=$((scan + 1))
  done
  [ -n "$own" ] || return 0
  # shellcheck disable=SC2086 # unit names
  states=$(systemctl show --no-pager -p FragmentPath,NeedDaemonReload -- $own)$nl$nl
  for unit in $own; do
    block=$nl${states%%"$nl$nl"*}$nl
    states=${states#*"$nl$nl"}
    case $block in
      *"${nl}NeedDaemonReload=yes$nl"*) ;;
      *"${nl}FragmentPath=/etc/systemd/system/$unit$nl"*) continue ;;
    esac
    printf '%s' "$block" >"$work/output"
    fail_step "$1" "systemd does not hold $unit as it was written"
    return
  done
}

act_on_unit() {
  set -- "$1" "$name"
  eval "step_line=\$step_$1"
  action=${step_line#unit }
  action=${action%% *}
  block=
  if [ -n "${early-}" ]; then block=--no-block; fi
  case $action in
    start | restart) run_logged 60 systemctl --quiet reset-failed "$2" || : ;;
  esac
  # shellcheck disable=SC2086 # empty or one word
  run_logged 60 systemctl --no-ask-password $block "$action" "$2"
  code=$?
  # 5: there is no such unit, so it is as stopped as can be.
  if [ "$code" -ne 0 ] && ! { [ "$action" = stop ] && [ "$code" -eq 5 ]; }; then
    fail_step "$1" "systemctl $action $2 ended with $code"
    return
  fi
  # A unit that failed and is taken back must not be remembered as failed after its file is gone.
  if [ "$action,$plan_kind" = stop,undo ]; then run_logged 60 systemctl --quiet reset-failed "$2" || :; fi
  rm -f -- "$home/owed/$action:$2"
}

# Does step $1; file steps are collected and done together by flush_files.
do_step() {
  step=$1
  split_step "$1"
  case $kind,$to in
    path,file:*)
      batch_steps="$batch_steps $1"
      batch_count=$((batch_count + 1))
      [ "$batch_count" -lt 250 ] || { batch_count=0 && flush_files; }
      return
      ;;
  esac
  batch_count=0
  flush_files || return
  split_step "$1"
  case $kind,$to in
    path,link:*) set_link "$1" ;;
    path,directory:*) set_directory "$1" ;;
    path,absent) set_absent "$1" ;;
    tree,*) set_tree "$1" ;;
    user,*) set_user "$1" ;;
    group,*) set_group "$1" ;;
    reboot,*) reboot_host "$1" ;;
    package,*) set_packages "$1" ;;
    enablement,*) set_enablement "$1" ;;
    validate,*) validate_step "$1" ;;
    daemon-reload,*) reload_units "$1" ;;
    unit,*) act_on_unit "$1" ;;
    hook,*) run_hook "$1" "$1" ;;
    *) fail_step "$1" 'the plan has a step this program does not know' ;;
  esac
}
