# What the node remembers. Only renames decide, so every question has one answer at every instant:
#   attempts/A/          plan, undo and order as they came        pending/A   received as a whole
#   running/A            who runs the steps or the undo           done/A      the only result of the steps
#   armed/A              waits for a word, else is taken back: renamed once,
#   confirmed/A.healthy|kept   by the controller, or   restoring/A.controller|node   to take it back;
#   restored/A, restore-failed/A   the end of that
# An armed attempt is a file of its own name, so that a late rename can never hit the attempt that came after it.

read_uptime() {
  IFS=' .' read -r uptime word </proc/uptime
}

# Under the tests' prefix a restart is a changed file; a real host has only the kernel's word.
read_boot() {
  boot_file=$root/proc/sys/kernel/random/boot_id
  [ -r "$boot_file" ] || boot_file=/proc/sys/kernel/random/boot_id
  IFS= read -r boot <"$boot_file"
}

# Leaves the start time of process $1 in $started, empty when there is no such process.
read_start() {
  started=
  { IFS= read -r stat_line <"/proc/$1/stat"; } 2>/dev/null || return 0
  stat_line=${stat_line##*') '}
  IFS=' '
  # shellcheck disable=SC2086 # the fields are numbers, split on purpose
  set -- $stat_line
  # One that has ended and only waits to be counted is gone.
  case $1 in Z | X) return 0 ;; esac
  shift 19
  started=$1
}

# is_alive FILE: the process that wrote this file still runs, on this boot.
is_alive() {
  { IFS=' ' read -r runner runner_start runner_boot <"$1"; } 2>/dev/null || return 1
  read_boot
  [ "$runner_boot" = "$boot" ] || return 1
  read_start "$runner"
  [ -n "$started" ] && [ "$started" = "$runner_start" ]
}

register_runner() {
  read_boot
  read_start $$
  printf '%s %s %s\n' $$ "$started" "$boot" >"$home/running/.$1.new"
  mv -fT -- "$home/running/.$1.new" "$home/running/$1"
}

# Leaves where attempt $1 stands in $steps, $outcome and $by. The places are asked in the order an attempt passes them,
# so one that moves meanwhile is still found.
read_outcome() {
  outcome=none by='' place=''
  for place in armed/$1: confirmed/$1.kept:controller confirmed/$1.healthy:controller \
    restored/$1.controller:controller restored/$1.node:node \
    restore-failed/$1.controller:controller restore-failed/$1.node:node \
    restoring/$1.controller:controller restoring/$1.node:node \
    restored/$1.controller:controller restored/$1.node:node \
    restore-failed/$1.controller:controller restore-failed/$1.node:node; do
    [ -e "$home/${place%:*}" ] || continue
    by=${place##*:} place=${place%:*}
    outcome=${place%%/*}
    [ "$outcome" = confirmed ] && outcome=${place##*.}
    return 0
  done
  place=''
}

read_attempt() {
  steps=none
  [ -e "$home/pending/$1" ] || { outcome=none by='' place=''; return 0; }
  read_outcome "$1"
  steps=running
  if [ -e "$home/done/$1" ]; then
    IFS=' ' read -r word steps <"$home/done/$1"
  elif [ "$outcome" = none ] || [ "$outcome" = armed ]; then
    # The runner may have ended between the two looks: its result is there then.
    is_alive "$home/running/$1" || is_rebooting "$1" || steps=failed
    [ -e "$home/done/$1" ] && IFS=' ' read -r word steps <"$home/done/$1"
  else
    steps=failed
  fi
  return 0
}

# Answers an attempt's record.
print_record() {
  read_attempt "$1"
  printf 'record %s\nsteps %s\noutcome %s\n' "$1" "$steps" "$outcome"
  [ -n "$by" ] && printf 'by %s\n' "$by"
  if [ -e "$home/done/$1" ]; then
    while IFS= read -r line; do
      case $line in
        steps*) ;;
        *) printf '%s\n' "$line" ;;
      esac
    done <"$home/done/$1"
  elif [ "$steps" = failed ]; then
    printf 'cause node\ndetail the steps ended without a result\n'
  fi
  print_hooks "$1"
  case $outcome in
    restored | restore-failed)
      while IFS= read -r line; do
        case $line in
          cause* | detail* | evidence*) printf '%s\n' "$line" ;;
        esac
      done <"$home/$place"
      ;;
  esac
}

# Leaves the attempt that is in flight in $busy and the one that waits for a word in $armed; both empty when idle.
read_flight() {
  busy='' armed=''
  set +f
  for found in "$home"/armed/*; do
    [ -e "$found" ] && armed=${found##*/}
  done
  for found in "$home"/restoring/*; do
    [ -e "$found" ] || continue
    busy=${found##*/}
    busy=${busy%.*}
  done
  set -f
  [ -n "$busy" ] && return 0
  current=
  { IFS= read -r current <"$home/current"; } 2>/dev/null || return 0
  read_attempt "$current"
  [ "$steps" = running ] && busy=$current
  return 0
}

read_epoch() {
  seen_number='' seen_controller=''
  { IFS=' ' read -r seen_number seen_controller <"$home/epoch"; } 2>/dev/null || true
}

# Fences: a lower number, or an equal one of another controller, is refused; a higher one is remembered for good.
fence() {
  [ -n "$number" ] || refuse system 'the request names no epoch'
  read_epoch
  if [ -n "$seen_number" ]; then
    if [ "$number" -lt "$seen_number" ] || { [ "$number" -eq "$seen_number" ] && [ "$controller" != "$seen_controller" ]; }; then
      refuse epoch "epoch $number of $controller is behind $seen_number of $seen_controller"
    fi
    [ "$number" -eq "$seen_number" ] && return 0
  fi
  durable "$home/epoch" "$number $controller" || refuse system 'the epoch could not be stored: is the disk full?'
}

# Makes the node's own folders; the first thing Holdfast ever does to a node, and only when it is asked to change it.
make_home() {
  [ -d "$home/restore-failed" ] && return 0
  for folder in '' bin contents incoming attempts pending running armed confirmed restoring restored 'done' generations \
    originals managed owed restore-failed; do
    [ -d "$home/$folder" ] || mkdir -p -- "$home/$folder" || refuse system "cannot make $home/$folder"
  done
}

# Takes the lock that orders requests; short things only happen under it, so waiting is bounded.
lock_requests() {
  exec 9>"$home/lock"
  flock -w 20 9 || refuse system 'another request holds the lock for longer than 20 seconds'
}
