# Packages in a plan: changed in one transaction in a unit of its own, so that whatever ends the steps
# does not end dpkg in the midst of it.

package_seconds=600
lock_seconds=60
# Nobody under the tests' prefix is worth waiting for.
[ -z "$root" ] || lock_seconds=2

# run_package_job KIND: the job in $work/package-job, in a unit of its own; waits for its end, but never ends it.
run_package_job() {
  await_packages || { failure='another change of packages does not end' && return 1; }
  rm -f -- "$work/package-code"
  systemd-run --quiet --collect --no-ask-password --unit="holdfast-packages@$attempt" \
    /bin/sh "$home/bin/$program" packages "$attempt" "$1" </dev/null >"$work/output" 2>&1 8>&- 9>&- || { package_fault=node && return 1; }
  read_uptime
  package_end=$((uptime + package_seconds))
  while [ ! -e "$work/package-code" ]; do
    sleep 0.1
    read_uptime
    [ "$uptime" -lt "$package_end" ] || { package_fault=node && return 1; }
    # Begun, and gone without a word: it was killed.
    if [ -e "$home/running/packages-$attempt" ] && ! is_alive "$home/running/packages-$attempt"; then
      [ -e "$work/package-code" ] || { package_fault=node && return 1; }
    fi
  done
  IFS= read -r code <"$work/package-code"
  [ "$code" -ne 0 ] || return 0
  case $(tail -c 4096 -- "$work/output") in
    *'Could not get lock'* | *'No space left'* | *'dpkg was interrupted'*) package_fault=node ;;
  esac
  return 1
}

# Waits until no transaction of this attempt is under way any more.
await_packages() {
  read_uptime
  package_end=$((uptime + package_seconds))
  while is_alive "$home/running/packages-$attempt"; do
    sleep 0.5
    read_uptime
    [ "$uptime" -lt "$package_end" ] || return 1
  done
}

# packages ATTEMPT KIND: the transaction, in its unit.
packages() {
  is_name "${1-}" || exit 2
  attempt=$1 job=${2-}
  work=$home/attempts/$attempt
  rm -f -- "$work/package-code"
  register_runner "packages-$attempt"
  purge='' auto='' selections='' names=''
  set --
  if [ "$job" != repair ]; then
    while IFS=' ' read -r word value; do
      case $word in
        change) set -- "$@" "$value" ;;
        purge) purge=--purge ;;
        auto) auto="$auto $value" ;;
        name) names="$names $value" ;;
        select) selections=$selections$value$nl ;;
      esac
    done <"$work/package-job"
  fi
  {
    code=0
    # shellcheck disable=SC2086 # names
    [ $# -eq 0 ] || auto="$auto $(list_auto $names)"
    if [ "$job" = repair ]; then
      repair_packages || code=$?
    elif [ $# -gt 0 ]; then
      change_packages "$@" || code=$?
    fi
    if [ "$code" -eq 0 ] && [ "$job" != repair ]; then mark_packages || code=$?; fi
  } >"$work/output" 2>&1 </dev/null
  durable "$work/package-code" "$code"
}

# All package steps of the loaded plan are one transaction: the first of them does it.
set_packages() {
  [ -z "${packages_done-}" ] || return 0
  packages_done=yes
  : >"$generation/packages" && sync -- "$generation/packages" "$generation" || return 1
  write_job || return 1
  list_invocations
  invocations=$invocations_now package_fault=
  if ! run_package_job "$plan_kind"; then
    fail_step "$1" "${failure:-the packages could not be changed}"
    return
  fi
  survey_packages
  index=0
  while [ "$index" -lt "$step_count" ]; do
    split_step "$index"
    if [ "$kind" = package ] && is_due "$index"; then
      eval "now=\$now_$index"
      # shellcheck disable=SC2154 # now is set by eval
      [ "$now" = "$to" ] || { fail_step "$index" "the package $name is $now by now, and not $to"; return; }
    fi
    index=$((index + 1))
  done
  list_restarted
}

# Whether package step $1 is to be done: of an undo only what is not as it was, and is what the change made of it.
is_due() {
  case " ${packages_left-} " in *" $1 "*) return 1 ;; esac
  return 0
}

write_job() {
  job_text='' index=0 packages_left=''
  while [ "$index" -lt "$step_count" ]; do
    split_step "$index"
    if [ "$kind" = package ]; then
      add_to_job || packages_left="$packages_left $index"
    fi
    index=$((index + 1))
  done
  printf '%s' "$job_text" >"$work/package-job" && sync -- "$work/package-job"
}

add_to_job() {
  eval "now=\$now_$index"
  if [ "$plan_kind" = undo ]; then
    [ "$now" != "$to" ] || return 1
    # After a transaction that did not come to its end, anything may be there.
    if [ "$now" != "$from" ] && [ "$(cat -- "$work/package-code" 2>/dev/null)" = 0 ]; then
      problems="${problems}package $name changed since; "
      return 1
    fi
  fi
  read_version "$now"
  before=$version
  read_version "$to"
  job_text=$job_text"name $name$nl"
  if [ -z "$version" ]; then
    job_text=$job_text"change $name-$nl"
    # What was installed here goes as a whole, unless something of it lay there before.
    if [ "$plan_kind" = undo ] && ! grep_line "$kept/config-only" "$name"; then job_text=$job_text"purge -$nl"; fi
    return 0
  fi
  case $now in package:whole:*) whole=yes ;; *) whole='' ;; esac
  if [ "$before" != "$version" ] || [ -z "$whole" ]; then
    if ! find_package_file "$name" "$version"; then
      problems="${problems-}package $name $version is not on the node; "
      return 1
    fi
    job_text=$job_text"change $package_file$nl"
  fi
  if [ "$from" = absent ] && [ "${step_line#*" dependency"}" != "$step_line" ]; then job_text=$job_text"auto $name$nl"; fi
  case $to in
    package:*:held:*) job_text=$job_text"select $name hold$nl" ;;
    *) job_text=$job_text"select $name install$nl" ;;
  esac
}

# grep_line FILE LINE
grep_line() {
  [ -f "$1" ] || return 1
  while IFS= read -r line; do
    if [ "$line" = "$2" ]; then return 0; fi
  done <"$1"
  return 1
}

# Leaves units and their invocations in $invocations_now: what a package's scripts restarted is told afterwards.
list_invocations() {
  invocations_now=$nl unit='' invocation=-
  shown=$(timeout -k 5 30 systemctl show --no-pager -p Id,InvocationID '*.service' 2>/dev/null </dev/null)
  IFS=$nl
  for line in $shown; do
    case $line in
      Id=*) unit=${line#Id=} ;;
      InvocationID=*) invocation=${line#InvocationID=} ;;
      *) continue ;;
    esac
    if [ -n "$unit" ] && [ "$invocation" != - ]; then
      [ -z "$invocation" ] || invocations_now=$invocations_now"$unit $invocation$nl"
      unit='' invocation=-
    fi
  done
  IFS=' '
}

list_restarted() {
  list_invocations
  restarted=
  IFS=$nl
  for line in $invocations_now; do
    unit=${line%% *}
    case $invocations in
      *"$nl$line$nl"*) ;;
      *"$nl$unit "*) restarted="$restarted $unit" ;;
    esac
  done
  IFS=' '
}

# .debs that no generation speaks of any more go.
clear_packages() {
  [ -d "$package_store" ] || return 0
  spoken=$nl
  set +f
  for found in "$home"/generations/*/*/plan; do
    [ -f "$found" ] || continue
    while IFS=' ' read -r first number kind field from to word; do
      [ "$first,$kind" = step,package ] || continue
      for token in "$from" "$to"; do
        case $token in package:*) spoken=$spoken${field}_${token#package:*:*:}$nl ;; esac
      done
    done <"$found"
  done
  for found in "$package_store"/*.deb; do
    [ -f "$found" ] || continue
    file_name=${found##*/}
    file_name=${file_name%_*}
    while :; do
      case $file_name in *%3a*) file_name=${file_name%%%3a*}:${file_name#*%3a} ;; *) break ;; esac
    done
    case $spoken in *"$nl$file_name$nl"*) ;; *) rm -f -- "$found" ;; esac
  done
  set -f
}
