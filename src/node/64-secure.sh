# Packages before arming: what they are like, what a change of them needs, and whether it would do what the plan says.

# Leaves the version of a package's token $1 in $version, empty for one that is not there.
read_version() {
  version=${1#package:*:*:}
  [ "$1" != absent ] || version=
}

# Looks at the packages of all steps in one go; those that only left their configuration go to $config_only.
survey_packages() {
  config_only=' '
  [ -n "$has_packages" ] || return 0
  set -- && index=0
  while [ "$index" -lt "$step_count" ]; do
    split_step "$index"
    [ "$kind" != package ] || set -- "$@" "$name"
    index=$((index + 1))
  done
  [ $# -gt 0 ] || return 0
  listed=$(list_packages "$@")
  [ $? -le 1 ] || return 0
  native=
  IFS=$nl
  for line in $listed; do
    case $line in 'package dpkg '*) native=${line#package dpkg } && native=${native%% *} ;; esac
  done
  IFS=' '
  index=0
  while [ "$index" -lt "$step_count" ]; do
    split_step "$index"
    if [ "$kind" = package ]; then
      token_of_package
      eval "now_$index=\$token"
    fi
    index=$((index + 1))
  done
}

# Leaves the token of package $name in $token. Of several architectures the host's own counts.
token_of_package() {
  token=absent
  IFS=$nl
  for line in $listed; do
    IFS=' '
    case $line in "package $name "*) ;; *) continue ;; esac
    # shellcheck disable=SC2086 # fields hold no blanks
    set -- $line
    case $4 in
      ?n* | ?c*)
        case $4 in ?c*) config_only="$config_only$name " ;; esac
        continue
        ;;
    esac
    whole=half held=free
    case $4 in ?i*) whole=whole ;; esac
    case $4 in h*) held=held ;; esac
    if [ "$token" = absent ] || [ "$3" = all ] || [ "$3" = "$native" ]; then token=package:$whole:$held:$5; fi
  done
  IFS=' '
}

# Before arming: what was interrupted is ended, every .deb that the change or its undo needs lies on the node, and the
# package manager would do exactly what the plan says. `stale` is the answer when it would not.
stage_packages() {
  [ -n "$has_packages" ] || return 0
  package_asks='' package_moves='' package_needs='' index=0
  while [ "$index" -lt "$step_count" ]; do
    split_step "$index"
    case $kind in
      package-repair) repair_first ;;
      package) stage_package ;;
    esac
    index=$((index + 1))
  done
  [ -n "$package_asks" ] || return 0
  secure_files || return 1
  if ! rehearse_packages "$package_asks"; then
    printf '%s' "$complaints" >"$work/output"
    failure='the package manager refuses the change by now'
    return 1
  fi
  compare_moves
}

repair_first() {
  if run_package_job repair; then finish stale "${nl}detail the package manager had been interrupted; that is ended now"; fi
  failure='what interrupted the package manager could not be ended'
  finish_failed
}

stage_package() {
  read_version "$from"
  before=$version
  read_version "$to"
  [ "$before" != "$version" ] || case $from in package:whole:*) return 0 ;; esac
  if [ -n "$version" ]; then
    package_asks="$package_asks $name=$version"
    package_needs="$package_needs $name=$version"
  else
    package_asks="$package_asks $name-"
  fi
  [ "$before" != "$version" ] || return 0
  package_moves=$package_moves"$name ${before:--} ${version:--}$nl"
  # What cannot come back, or was not whole, is not asked for.
  case $from,$keep in package:whole:*,final) ;; package:whole:*) package_needs="$package_needs $name=$before" ;; esac
}

# Puts the .debs that are not in the store there: from apt's own cache, else from the package sources.
secure_files() {
  [ -d "$package_store/partial" ] || mkdir -p -- "$package_store/partial" || return 1
  missing=
  for need in $package_needs; do
    if ! find_package_file "${need%%=*}" "${need#*=}"; then
      missing="$missing $need"
    elif [ "${package_file%/*}" != "$package_store" ]; then
      cp -- "$package_file" "$package_store/" || return 1
    fi
  done
  # shellcheck disable=SC2086 # names and versions
  if [ -n "$missing" ]; then fetch_packages $missing >"$work/output" 2>&1; fi
  for need in $package_needs; do
    find_package_file "${need%%=*}" "${need#*=}" || { failure="the package $need could not be fetched" && return 1; }
  done
  sync_folder "$package_store"
  rm -f -- "$work/output"
}

compare_moves() {
  unexpected=$package_moves
  IFS=$nl
  for line in $moves; do
    case $nl$unexpected in
      *"$nl$line$nl"*)
        before=$nl${unexpected%"$line$nl"*}
        unexpected=${before#"$nl"}${unexpected##*"$line$nl"}
        ;;
      *) IFS=' ' && finish stale "${nl}detail packages: $line would happen as well" ;;
    esac
  done
  IFS=' '
  [ -z "$unexpected" ] || finish stale "${nl}detail packages: ${unexpected%%"$nl"*} would not happen"
}
