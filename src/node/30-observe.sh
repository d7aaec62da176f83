# One look at the node: at most eight processes however long the lists are, and no file's content leaves it. Only where
# packages differ there are more: what their change would do is played through.

# Reads what to look at: names into lists, paths into numbered variables.
read_questions() {
  path_count=0 trees='' tree_count=0 total='' users='' groups='' units='' packages='' rehearsals='' refresh=no
  while IFS=' ' read -r word first second; do
    case $word in
      end) return 0 ;;
      path)
        decode "$second"
        eval "path_$path_count=\$decoded size_$path_count=\$first"
        path_count=$((path_count + 1))
        ;;
      tree)
        decode "$second"
        trees=$trees$root$decoded$nl
        eval "tree_$tree_count=\$root\$decoded digest_$tree_count=\$first"
        tree_count=$((tree_count + 1))
        ;;
      total) total=$first ;;
      user) decode "$first" && users=$users$decoded$nl ;;
      group) decode "$first" && groups=$groups$decoded$nl ;;
      unit) decode "$first" && units=$units$decoded$nl ;;
      package) packages="$packages $first" ;;
      rehearse) read_rehearsal "$first $second" ;;
      refresh) refresh=yes ;;
      *) refuse system "the request has a line that makes no sense: $word" ;;
    esac
  done
  refuse system 'the request was cut short'
}

observe() {
  open_request
  read_questions
  read_boot
  read_uptime
  printf 'boot %s %s\n' "$boot" "$uptime"
  look_at_state
  look_at_staging
  look_at_accounts
  look_at_paths
  look_at_mounts
  look_at_sums
  look_at_units
  look_at_packages
  close_answer 0
}

look_at_state() {
  read_epoch
  [ -n "$seen_number" ] && printf 'epoch %s %s\n' "$seen_number" "$seen_controller"
  read_flight
  [ -n "$busy" ] && printf 'busy %s\n' "$busy"
  [ -n "$armed" ] && printf 'armed %s\n' "$armed"
  set +f
  for found in "$home"/managed/*; do
    [ -f "$found" ] || continue
    while IFS= read -r line; do
      printf 'managed %s %s\n' "${found##*/}" "$line"
    done <"$found"
  done
  for found in "$home"/owed/*; do
    [ -f "$found" ] || continue
    found=${found##*/}
    printf 'owed %s %s\n' "${found%%:*}" "${found#*:}"
  done
  set -f
}

# Whether a private mount namespace with an overlay is to be had here, from what the kernel says about itself.
look_at_staging() {
  overlay=
  while IFS=' ' read -r word value; do
    case "$word $value" in *overlay*) overlay=yes ;; esac
  done </proc/filesystems
  if [ -z "$overlay" ]; then
    IFS= read -r release </proc/sys/kernel/osrelease
    set +f
    for found in /lib/modules/"$release"/kernel/fs/overlayfs/overlay.ko*; do
      [ -e "$found" ] && overlay=yes
    done
    set -f
  fi
  capable=0
  while IFS="$tab" read -r word value; do
    # Bit 21 is CAP_SYS_ADMIN.
    [ "$word" = CapEff: ] && capable=$((0x$value >> 21 & 1))
  done </proc/self/status
  [ -n "$overlay" ] && [ "$capable" -eq 1 ] && command -v unshare >/dev/null && printf 'stage\n'
}

# Prints the lines of passwd and group that a named user or group is found in, as they stand.
look_at_accounts() {
  [ -n "$users$groups" ] || return 0
  gids=$nl
  if [ -r "$root/etc/passwd" ] && [ -r "$root/etc/group" ]; then printf 'accounts\n'; else return 0; fi
  while IFS= read -r line || [ -n "$line" ]; do
    case $nl$users in
      *"$nl${line%%:*}$nl"*) ;;
      *) continue ;;
    esac
    printf 'passwd %s\n' "$line"
    gid=${line#*:*:*:}
    gids=$gids${gid%%:*}$nl
  done <"$root/etc/passwd"
  while IFS= read -r line || [ -n "$line" ]; do
    is_wanted "$line" && printf 'group %s\n' "$line"
  done <"$root/etc/group"
}

is_wanted() {
  case $nl$groups in *"$nl${1%%:*}$nl"*) return 0 ;; esac
  gid=${1#*:*:}
  case $gids in *"$nl${gid%%:*}$nl"*) return 0 ;; esac
  members=${1##*:}
  [ -n "$members" ] || return 1
  IFS=,
  for member in $members; do
    case $nl$users in *"$nl$member$nl"*) IFS=' ' && return 0 ;; esac
  done
  IFS=' '
  return 1
}

# One stat over all paths, in argument lists of 100 KB. What it complains about goes to stderr in path order, between
# two marks, so that "there is no such file" and "I cannot tell" stay apart.
look_at_paths() {
  printf 'holdfast-stat %s\n' "$nonce" >&2
  hashes=
  index=0
  while [ "$index" -lt "$path_count" ]; do
    first=$index length=0
    set --
    while [ "$index" -lt "$path_count" ] && [ "$length" -lt 100000 ]; do
      eval "path=\$root\$path_$index"
      set -- "$@" "$path"
      length=$((length + ${#path}))
      index=$((index + 1))
    done
    seen=$(QUOTING_STYLE=c stat -c "%f %s %u %g %U %G %N$tab%n" -- "$@")
    match_paths
  done
  printf 'holdfast-end %s\n' "$nonce" >&2
}

# Goes through what stat answered for the paths from $first to $index, in the same order.
match_paths() {
  IFS=$nl
  # shellcheck disable=SC2154 # wanted and size are set by eval
  for line in $seen; do
    IFS=' '
    path=${line##*"$tab"}
    while [ "$first" -lt "$index" ]; do
      eval "wanted=\$root\$path_$first size=\$size_$first"
      first=$((first + 1))
      [ "$wanted" = "$path" ] && break
    done
    printf 'path %s %s\n' $((first - 1)) "${line%"$tab"*}"
    case $line in
      # Regular files are 8xxx in hexadecimal mode.
      8???\ "$size "*) hashes=$hashes$path$nl ;;
    esac
  done
  IFS=' '
}

# Names what could not be changed: mount points, and what cannot be written though nobody but root asks.
look_at_mounts() {
  index=0 all=$nl
  while [ "$index" -lt "$path_count" ]; do
    eval "path=\$root\$path_$index"
    all=$all$path$nl
    # A link is writable through; what is not there yet is as writable as what it will lie in.
    while [ ! -e "$path" ] || [ -L "$path" ]; do
      case $path in */*) path=${path%/*} ;; *) path=/ && break ;; esac
      [ -n "$path" ] || path=/
    done
    [ -w "$path" ] || printf 'readonly %s\n' "$index"
    index=$((index + 1))
  done
  [ "$index" -gt 0 ] || return 0
  while IFS=' ' read -r word word word word mount_point word; do
    # The kernel writes blanks as \040.
    while :; do
      case $mount_point in
        *\\040*) mount_point="${mount_point%%\\040*} ${mount_point#*\\040}" ;;
        *) break ;;
      esac
    done
    case $all in *"$nl$mount_point$nl"*) printf 'mount %s\n' "${mount_point#"$root"}" ;; esac
  done </proc/self/mountinfo
}

# One sha256sum over all files of the expected size; the listing of all release trees goes through it as well.
look_at_sums() {
  [ -n "$hashes" ] || [ "$tree_count" -gt 0 ] || return 0
  printf 'sums\n'
  if [ "$tree_count" -gt 0 ]; then look_at_trees; fi
  while [ -n "$hashes" ]; do
    take_batch
    IFS=$nl
    # shellcheck disable=SC2086 # one argument a line
    sha256sum -- $batch 2>/dev/null
    IFS=' '
  done
  printf 'sums-end\n'
}

# Cuts the first 100 KB of lines from $hashes into $batch.
take_batch() {
  batch=$hashes
  hashes=
  [ ${#batch} -gt 100000 ] || return 0
  IFS=$nl
  # shellcheck disable=SC2086 # one argument a line
  set -- $batch
  IFS=' '
  batch='' length=0
  for path; do
    if [ "$length" -lt 100000 ]; then batch=$batch$path$nl; else hashes=$hashes$path$nl; fi
    length=$((length + ${#path}))
  done
}

# The lines of core/fleet/digest.ts; what is not owned by root adds a line that no digest has. Always the first part of
# a pipeline, so it becomes the process it would otherwise start.
list_trees() {
  prefix=$1
  shift
  exec find "$@" \
    \( -type f -printf "$prefix%P\t%y\t%m\t%s\t%Ts\t\0" -o -type l -printf "$prefix%P\t%y\t%m\t0\t0\t%l\0" \
    -o -printf "$prefix%P\t%y\t%m\t0\t0\t\0" \) \( ! -uid 0 -o ! -gid 0 \) -printf '/foreign\0' 2>/dev/null
}

# With one tree its digest is the answer; with several, one listing of all is compared with the total that was right
# before, and only when it differs is each asked for itself.
look_at_trees() {
  take_batch
  if [ "$tree_count" -eq 1 ]; then
    IFS=$nl
    # shellcheck disable=SC2086,SC2154 # one argument a line; tree_0 is set by read_questions
    sums=$(list_trees '' "$tree_0" | sort -z | sha256sum -- - $batch 2>/dev/null)
    IFS=' '
    printf 'tree 0 %s\n%s\n' "${sums%% *}" "${sums#*"$nl"}"
    return 0
  fi
  IFS=$nl
  # shellcheck disable=SC2086 # one argument a line
  sums=$(list_trees '%H\t' $trees | sort -z | sha256sum -- - $batch 2>/dev/null)
  IFS=' '
  printf 'total %s\n%s\n' "${sums%% *}" "${sums#*"$nl"}"
  [ "${sums%% *}" = "$total" ] && return 0
  index=0
  while [ "$index" -lt "$tree_count" ]; do
    eval "path=\$tree_$index"
    sums=$(list_trees '' "$path" | sort -z | sha256sum)
    printf 'tree %s %s\n' "$index" "${sums%% *}"
    index=$((index + 1))
  done
}

look_at_units() {
  [ -n "$units" ] || return 0
  printf 'units\n'
  IFS=$nl
  # shellcheck disable=SC2086 # one argument a line
  systemctl show --no-pager \
    -p Id,ActiveState,SubState,LoadState,UnitFileState,NRestarts,InvocationID,DropInPaths,NeedDaemonReload,FragmentPath \
    -p Result,Triggers,TriggeredBy,ConsistsOf,RequiredBy,BoundBy \
    -- $units
  code=$?
  IFS=' '
  printf 'units-end %s\n' "$code"
}
