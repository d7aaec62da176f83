# Paths: at every instant each is the old one or the new one. Files come as a temporary beside their place, are synced
# in one go, and then each takes its place by a rename.

# Leaves the temporary's name for step $1 at path $2 in $temp.
name_temp() {
  temp=${2%/*}/.holdfast-$attempt-$1
}

# fail_step N WORDS: remembers why, for the record; the caller stops.
fail_step() {
  failed_step=$1 failure=$2
  return 1
}

# run_logged SECONDS COMMAND…: its output is kept as evidence.
run_logged() {
  seconds=$1
  shift
  timeout -k 5 "$seconds" "$@" >"$work/output" 2>&1 </dev/null 8>&- 9>&-
}

# systemd's drop-in folders come and go with their files; nobody declares them.
is_drop_in_folder() {
  case $1 in
    "$root"/etc/systemd/system/*.d) return 0 ;;
  esac
  return 1
}

# Puts the temporary for file step $1 beside its place: from the pre-image, or from the contents.
prepare_file() {
  path=$root$name
  name_temp "$1" "$path"
  folder=${path%/*}
  if [ ! -e "$folder" ] && is_drop_in_folder "$folder"; then
    mkdir -m 0755 -- "$folder" || return 1
    chmod 0755 -- "$folder"
  fi
  if [ -n "$keep" ] && [ -f "$kept/$keep" ] && [ ! -L "$kept/$keep" ]; then
    # -a brings mode, owner, xattrs, ACLs and the SELinux label back.
    cp -aT -- "$kept/$keep" "$temp" 2>"$work/output"
    return
  fi
  fields=${to#file:}
  mode=${fields%%:*} fields=${fields#*:}
  owner=${fields%%:*} fields=${fields#*:}
  owner_group=${fields%%:*}
  digest=${fields#*:}
  install -m "$mode" -o "$owner" -g "$owner_group" -T -- "$home/contents/$digest" "$temp" 2>"$work/output"
}

# Does the file steps listed in $batch_steps: all temporaries, one sync, then the renames, one sync of their folders.
flush_files() {
  [ -n "$batch_steps" ] || return 0
  set --
  folders=$nl
  for number in $batch_steps; do
    split_step "$number"
    if ! prepare_file "$number"; then
      set -- "$@" "$temp"
      rm -f -- "$@"
      batch_steps=
      fail_step "$number" "cannot write $name"
      return
    fi
    set -- "$@" "$temp"
    case $folders in *"$nl${temp%/*}$nl"*) ;; *) folders=$folders${temp%/*}$nl ;; esac
  done
  sync -- "$@" 2>"$work/output" || { fail_step "$number" 'the files could not be stored'; return; }
  for number in $batch_steps; do
    split_step "$number"
    name_temp "$number" "$root$name"
    replace_place "$temp" "$root$name" || { fail_step "$number" "cannot put $name in place"; return; }
  done
  batch_steps=
  IFS=$nl
  # shellcheck disable=SC2086 # one folder a line
  sync -- ${folders#"$nl"}
  IFS=' '
}

# replace_place TEMP PLACE: one rename; only a folder has to make room first.
replace_place() {
  if [ -d "$2" ] && [ ! -L "$2" ] && { [ ! -d "$1" ] || [ -L "$1" ]; }; then rmdir -- "$2" 2>"$work/output" || return 1; fi
  if [ -d "$1" ] && [ ! -L "$1" ] && [ -e "$2" ] && [ ! -d "$2" ]; then rm -f -- "$2"; fi
  mv -fT -- "$1" "$2" 2>"$work/output"
}

set_link() {
  name_temp "$1" "$root$name"
  rm -f -- "$temp"
  ln -sT -- "${to#link:}" "$temp" 2>"$work/output" && replace_place "$temp" "$root$name" && sync -- "${temp%/*}" ||
    fail_step "$1" "cannot put the link $name in place"
}

set_directory() {
  fields=${to#directory:}
  mode=${fields%%:*} fields=${fields#*:}
  owner=${fields%%:*}:${fields#*:}
  path=$root$name
  if [ -d "$path" ] && [ ! -L "$path" ]; then
    chown -h -- "$owner" "$path" 2>"$work/output" && chmod "$mode" -- "$path" 2>"$work/output"
  else
    name_temp "$1" "$path"
    [ ! -d "$temp" ] || rmdir -- "$temp"
    mkdir -m 0700 -- "$temp" 2>"$work/output" && chown -- "$owner" "$temp" 2>"$work/output" &&
      chmod "$mode" -- "$temp" && replace_place "$temp" "$path" && sync -- "${path%/*}"
  fi || fail_step "$1" "cannot make the directory $name"
}

# Takes a path away. A directory others have put something into is released, not deleted.
set_absent() {
  path=$root$name
  if [ -d "$path" ] && [ ! -L "$path" ]; then
    rmdir --ignore-fail-on-non-empty -- "$path" 2>"$work/output"
  else
    rm -f -- "$path" 2>"$work/output"
  fi || { fail_step "$1" "cannot remove $name"; return; }
  folder=${path%/*}
  if is_drop_in_folder "$folder"; then
    rmdir --ignore-fail-on-non-empty -- "$folder" 2>/dev/null
    folder=${folder%/*}
  fi
  sync -- "$folder"
}

# Unpacks archive $1 into the fresh folder $2, as root's own whatever the archive says.
unpack_archive() {
  mkdir -m 0755 -- "$2" && chmod 0755 -- "$2" && (
    umask 022
    exec timeout -k 5 60 tar -x -p -f "$1" -C "$2" --no-same-owner >"$work/output" 2>&1 8>&- 9>&-
  )
}

# Leaves the copy of the release at $name that the plan kept before it took it away in $kept_tree.
find_kept_tree() {
  [ -f "$kept/trees" ] || return 1
  while IFS=' ' read -r number line; do
    kept_tree=$kept/$number
    [ "$line" = "$name" ] && return 0
  done <"$kept/trees"
  return 1
}

# A release is whole and verified before it gets its name.
set_tree() {
  path=$root$name
  name_temp "$1" "$path"
  rm -rf -- "$temp"
  if [ "$to" = absent ]; then
    # Out of its place by one rename, so that no half-removed release is ever seen.
    mv -fT -- "$path" "$temp" 2>"$work/output" && rm -rf -- "$temp" || { fail_step "$1" "cannot remove $name"; return; }
    return 0
  fi
  [ -d "${path%/*}" ] || (umask 022 && mkdir -p -- "${path%/*}") || { fail_step "$1" "cannot make ${name%/*}"; return; }
  if find_kept_tree; then
    cp -aT -- "$kept_tree" "$temp" 2>"$work/output" || { fail_step "$1" "cannot bring $name back"; return; }
  else
    unpack_archive "$home/contents/${to##*:}" "$temp" || { fail_step "$1" "cannot unpack $name"; return; }
  fi
  take_tree_digest "$temp"
  expected=${to#tree:}
  if [ "$tree_digest" != "${expected%%:*}" ]; then
    rm -rf -- "$temp"
    : >"$work/output"
    fail_step "$1" "$name is not what was announced after unpacking"
    return
  fi
  sync_folder "$temp"
  replace_place "$temp" "$path" && sync -- "${path%/*}" || fail_step "$1" "cannot put $name in place"
}
