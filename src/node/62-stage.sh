# Validators see the machine as it would be: in a mount namespace of their own, with the plan's files, links and releases
# laid over the live folders. Nothing outside that namespace changes.

# validate_step N: a validator that ran and said no condemns the files; all else is the node's fault.
validate_step() {
  [ -d "$work/stage" ] || stage_plan || { fail_step "$1" 'the staged files could not be laid out'; return; }
  eval "step_line=\$step_$1"
  # shellcheck disable=SC2086 # fields hold no blank
  set -- "$1" ${step_line#validate }
  number=$1 seconds=$2
  shift 4
  rm -f -- "$work/laid"
  unshare -m --propagation private timeout -k 5 "$seconds" /bin/sh "$home/bin/$program" validate "$attempt" "$@" \
    >"$work/output" 2>&1 </dev/null 8>&- 9>&-
  code=$?
  [ "$code" -ne 0 ] || return 0
  if [ ! -e "$work/laid" ]; then
    fail_step "$number" 'the staged files could not be laid over the live ones'
    return
  fi
  case $code in
    124 | 137) fail_step "$number" "the validator did not end within $seconds seconds" ;;
    126 | 127) fail_step "$number" 'the validator is not there or cannot be run' ;;
    *)
      refused=1
      fail_step "$number" "the validator refused the staged files with exit code $code"
      ;;
  esac
}

# Leaves the nearest existing folder above path $1 in $above.
find_above() {
  above=${1%/*}
  while [ -n "$above" ] && { [ ! -d "$above" ] || [ -L "$above" ]; }; do above=${above%/*}; done
}

# Writes the plan's results under stage/N for the N-th folder to be covered; $covers lists the folders, shallowest only.
stage_plan() {
  covers=$nl
  index=0
  while [ "$index" -lt "$step_count" ]; do
    split_step "$index"
    case $kind in
      path | tree)
        find_above "$root$name"
        [ -n "$above" ] || return 1
        add_cover
        ;;
    esac
    index=$((index + 1))
  done
  mkdir -m 0755 -- "$work/stage" || return 1
  number=0
  IFS=$nl
  # shellcheck disable=SC2086 # one folder a line
  set -- $covers
  IFS=' '
  for cover; do
    (umask 022 && mkdir -- "$work/stage/$number") || return 1
    stage_under "$cover" "$work/stage/$number" || return 1
    number=$((number + 1))
  done
  printf '%s' "${covers#"$nl"}" >"$work/covers"
}

# Adds $above to $covers unless one of them holds it; those it holds go.
add_cover() {
  kept_covers=$nl
  IFS=$nl
  for cover in $covers; do
    case $above/ in
      "$cover"/*) IFS=' ' && return 0 ;;
    esac
    case $cover/ in
      "$above"/*) ;;
      *) kept_covers=$kept_covers$cover$nl ;;
    esac
  done
  IFS=' '
  covers=$kept_covers$above$nl
}

# Puts every result that lies under folder $1 into $2.
stage_under() {
  index=0
  while [ "$index" -lt "$step_count" ]; do
    split_step "$index"
    case $kind,$root$name in
      path,"$1"/* | tree,"$1"/*)
        staged=$2${root}$name
        staged=$2/${staged#"$2$1/"}
        stage_one || return 1
        ;;
    esac
    index=$((index + 1))
  done
}

stage_one() {
  [ -d "${staged%/*}" ] || (umask 022 && mkdir -p -- "${staged%/*}") || return 1
  temp=$staged
  case $kind,$to in
    path,file:*)
      fields=${to#file:}
      mode=${fields%%:*} fields=${fields#*:}
      owner=${fields%%:*} fields=${fields#*:}
      install -m "$mode" -o "$owner" -g "${fields%%:*}" -T -- "$home/contents/${fields#*:}" "$staged"
      ;;
    path,link:*) ln -sfT -- "${to#link:}" "$staged" ;;
    path,directory:*)
      fields=${to#directory:}
      mode=${fields%%:*} fields=${fields#*:}
      [ -d "$staged" ] || mkdir -- "$staged"
      chown -- "${fields%%:*}:${fields#*:}" "$staged" && chmod "$mode" -- "$staged"
      ;;
    # What an overlay takes for "there is nothing here".
    *,absent) mknod -- "$staged" c 0 0 ;;
    tree,*) unpack_archive "$home/contents/${to##*:}" "$staged" ;;
  esac 2>>"$work/output"
}

# Runs inside the namespace: lays the staged folders over the live ones, then becomes the validator.
validate() {
  attempt=$1
  work=$home/attempts/$attempt
  shift
  number=0
  while IFS= read -r cover; do
    cd -- "$cover" || exit 1
    # Relative, so that no character of the folder's name can be taken for an option.
    mount -t overlay -o "ro,lowerdir=$work/stage/$number:." holdfast "$cover" || exit 1
    number=$((number + 1))
  done <"$work/covers"
  cd / || exit 1
  : >"$work/laid"
  argument_count=$#
  while [ "$argument_count" -gt 0 ]; do
    decode "$1"
    shift
    set -- "$@" "$decoded"
    argument_count=$((argument_count - 1))
  done
  exec "$@"
}
