# All that knows apt and dpkg. For another package manager these functions are written again, and nothing else:
# list_packages, find_package_file, rehearse_packages, refresh_packages, list_offers, fetch_packages, change_packages,
# repair_packages, mark_packages and are_packages_interrupted.

package_store=$home/packages
dpkg_folder=$root/var/lib/dpkg

# run_apt SECONDS TOOL WORDS…: noninteractive, and asking nobody what to restart; 0 seconds are no limit: dpkg is never
# killed. Under the tests' prefix packages are unpacked there, and their scripts run without a change of root.
run_apt() {
  apt_seconds=$1 apt_tool=$2
  shift 2
  set -- -q -o Dpkg::Use-Pty=0 -o "DPkg::Options::=--force-confdef" -o "DPkg::Options::=--force-confold" "$@"
  if [ -n "$root" ]; then
    set -- -o "Dir=$root" -o "Dir::State::status=$dpkg_folder/status" -o "DPkg::Options::=--root=$root" \
      -o "DPkg::Options::=--force-script-chrootless" -o APT::Sandbox::User=root "$@"
  fi
  if [ "$apt_seconds" -gt 0 ]; then set -- timeout -k 5 "$apt_seconds" "$apt_tool" "$@"; else set -- "$apt_tool" "$@"; fi
  DEBIAN_FRONTEND=noninteractive DEBIAN_PRIORITY=critical NEEDRESTART_SUSPEND=1 NEEDRESTART_MODE=l UCF_FORCE_CONFFOLD=1 \
    APT_LISTCHANGES_FRONTEND=none APT_LISTBUGS_FRONTEND=none HOME="${HOME:-/root}" "$@" </dev/null 8>&- 9>&-
}

run_dpkg() {
  if [ -n "$root" ]; then set -- --root="$root" --force-script-chrootless "$@"; fi
  DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1 dpkg --force-confdef --force-confold "$@" 8>&- 9>&-
}

# Prints name, architecture, state and version of each named package, in lines of their own; of dpkg as well, because
# its architecture is the host's. One process; 1 when one of them is not known, more when nothing can be told.
list_packages() {
  # shellcheck disable=SC2016 # dpkg's own words
  dpkg-query --admindir="$dpkg_folder" -W -f='package ${Package} ${Architecture} ${db:Status-Abbrev} ${Version}\n' \
    -- dpkg "$@" 2>/dev/null
}

# Journal files of dpkg that it has not worked off.
are_packages_interrupted() {
  set +f
  for found in "$dpkg_folder"/updates/*; do
    if [ -e "$found" ]; then set -f && return 0; fi
  done
  set -f
  return 1
}

# find_package_file NAME VERSION: leaves the path of its .deb in $package_file. Apt writes a colon as %3a.
find_package_file() {
  quoted=$2
  while :; do
    case $quoted in
      *:*) quoted=${quoted%%:*}%3a${quoted#*:} ;;
      *) break ;;
    esac
  done
  set +f
  for package_file in "$package_store/$1_$quoted"_*.deb "$root/var/cache/apt/archives/$1_$quoted"_*.deb; do
    if [ -f "$package_file" ]; then set -f && return 0; fi
  done
  set -f
  return 1
}

# rehearse_packages ASKS: plays through `name`, `name=version`, `name-`; leaves what would move, a line each of name,
# version before and after (- for none), in $moves, and what it had to say in $complaints. Changes nothing.
rehearse_packages() {
  moves='' complaints=''
  # shellcheck disable=SC2086 # words without blanks
  set -- $1
  count=$#
  while [ "$count" -gt 0 ]; do
    ask=$1
    shift
    count=$((count - 1))
    # A version may be on the node although its sources do not offer it any more.
    case $ask in
      *=*) if find_package_file "${ask%%=*}" "${ask#*=}"; then ask=$package_file; fi ;;
    esac
    set -- "$@" "$ask"
  done
  # No cache of its own making: a look leaves nothing behind.
  rehearsed=$(run_apt 50 apt-get -s -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= install "$@" 2>&1)
  rehearsal_code=$?
  IFS=$nl
  for line in $rehearsed; do
    case $line in
      'Inst '* | 'Remv '* | 'Purg '*) read_move "$line" ;;
      E:* | ' '*' : '* | *'unmet dependencies'*) complaints=$complaints$line$nl ;;
    esac
  done
  IFS=' '
  return "$rehearsal_code"
}

# Inst NAME [BEFORE] (AFTER SOURCE…), or Remv NAME [BEFORE]
read_move() {
  line=${1#* }
  moved=${line%% *} before=- after=-
  line="${line#* } "
  case $line in
    '['*)
      before=${line#[}
      before=${before%%]*}
      line=${line#*] }
      ;;
  esac
  case $1,$line in
    'Inst '*,'('*)
      after=${line#(}
      after=${after%% *}
      ;;
  esac
  moves=$moves"$moved $before $after$nl"
}

# Asks the package sources what they have now.
refresh_packages() {
  run_apt 45 apt-get update >/dev/null 2>&1
}

# Prints every version that the package sources have of the named packages.
list_offers() {
  run_apt 50 apt-cache -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= madison "$@" 2>/dev/null |
    while IFS=' ' read -r name word version word; do
      if [ -n "$version" ]; then printf 'offer %s %s\n' "$name" "$version"; fi
    done
}

# fetch_packages NAME=VERSION…: into the store, checked by apt against its signed lists.
fetch_packages() {
  (cd -- "$package_store" && run_apt 590 apt-get -o APT::Sandbox::User=root download "$@")
}

# Ends what dpkg was interrupted in, and what it lacks.
repair_packages() {
  run_dpkg --configure -a </dev/null
  run_apt 0 apt-get -y -o "DPkg::Lock::Timeout=$lock_seconds" --fix-broken install
}

# change_packages FILE-OR-NAME-…: one transaction from what lies on the node, without any network. What apt cannot take
# back, dpkg is asked to: it forces an order, but loses nothing.
change_packages() {
  # Half a transaction of somebody's lies in the way of any other.
  if are_packages_interrupted; then run_dpkg --configure -a </dev/null; fi
  run_apt 0 apt-get -y --no-download --allow-downgrades --allow-change-held-packages \
    -o "Dir::Cache::archives=$package_store" -o "DPkg::Lock::Timeout=$lock_seconds" ${purge:+--purge} install "$@"
  change_code=$?
  if [ "$change_code" -eq 0 ] || [ "$job" != undo ]; then return "$change_code"; fi
  set -- "$@" --
  while [ "$1" != -- ]; do
    case $1 in *.deb) set -- "$@" "$1" ;; esac
    shift
  done
  shift
  [ $# -gt 0 ] && run_dpkg --force-downgrade --install "$@" </dev/null
}

# Brings back which packages came along and which are held: apt takes all it is told of for asked for, and lifts holds.
mark_packages() {
  # shellcheck disable=SC2086 # names
  if [ -n "$auto" ]; then run_apt 60 apt-mark auto $auto || :; fi
  [ -n "$selections" ] || return 0
  printf '%s' "$selections" | run_dpkg --set-selections
}

# Which of the named packages nobody asked for.
list_auto() {
  run_apt 60 apt-mark showauto "$@" 2>/dev/null
}
