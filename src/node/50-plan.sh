# A plan in memory, and what its subjects are like right now.

# Loads a plan file: step N in $step_N (kind and fields, still encoded), lists of what it manages and prunes.
load_plan() {
  step_count=0 manage='' prune='' plan_service='' plan_digest='' plan_kind='' plan_complete='' has_packages=''
  text=$(cat -- "$1") || return 1
  IFS=$nl
  for line in $text; do
    case $line in
      step\ *)
        line=${line#step * }
        case $line in package*) has_packages=yes ;; esac
        eval "step_$step_count=\$line"
        step_count=$((step_count + 1))
        ;;
      manage\ *) manage=$manage${line#manage }$nl ;;
      prune\ *) prune=$prune${line#prune }$nl ;;
      kind\ *) plan_kind=${line#kind } ;;
      service\ *) plan_service=${line#service } ;;
      digest\ *) plan_digest=${line#digest } ;;
      end) plan_complete=yes ;;
    esac
  done
  IFS=' '
  [ -n "$plan_complete" ]
}

# Splits step $1 into $kind, $field (the name as it came), $name, $from, $to (decoded) and $keep.
split_step() {
  eval "step_line=\$step_$1"
  # shellcheck disable=SC2086,SC2154 # fields hold no blank; step_line is set by eval
  set -- $step_line
  kind=$1 field=${2-} name='' from='' to='' keep=''
  case $kind in
    path | tree | user | group | enablement | package)
      decode "$2" && name=$decoded
      decode "$3" && from=$decoded
      decode "$4" && to=$decoded
      keep=${6-}
      ;;
    unit) decode "$3" && name=$decoded ;;
  esac
  return 0
}

# Looks at the subjects of all transitions, with as many processes for one step as for a thousand, and leaves what
# each is now in $now_N: a token as plans write it, or unknown.
survey() {
  links='' regular='' index=0
  while [ "$index" -lt "$step_count" ]; do
    eval "now_$index=unknown"
    index=$((index + 1))
  done
  index=0
  while [ "$index" -lt "$step_count" ]; do survey_paths; done
  survey_links
  survey_files
  survey_others
}

# Stats the next 100 KB of paths, from step $index on.
survey_paths() {
  first=$index length=0
  set --
  while [ "$index" -lt "$step_count" ] && [ "$length" -lt 100000 ]; do
    split_step "$index"
    if [ "$kind" = path ]; then
      set -- "$@" "$root$name"
      length=$((length + ${#name}))
    fi
    index=$((index + 1))
  done
  [ $# -gt 0 ] || return 0
  failed=0
  # %a has no leading zeros, %U and %G say UNKNOWN where there is no name.
  seen=$(stat -c "%f %a %U %G %u %g$tab%n" -- "$@" 2>"$home/incoming/.survey.$$") || failed=1
  complaints=
  [ "$failed" -eq 0 ] || complaints=$(cat -- "$home/incoming/.survey.$$")
  rm -f -- "$home/incoming/.survey.$$"
  IFS=$nl
  # shellcheck disable=SC2086 # one argument a line
  set -- $seen
  IFS=' '
  for line; do match_seen; done
  while [ "$first" -lt "$index" ]; do miss_seen; done
}

# Advances from step $first to the path that $line is about.
match_seen() {
  path=${line##*"$tab"}
  while [ "$first" -lt "$index" ]; do
    split_step "$first"
    if [ "$kind" = path ] && [ "$root$name" = "$path" ]; then
      token_of_stat "${line%"$tab"*}"
      first=$((first + 1))
      return 0
    fi
    miss_seen
  done
}

# Step $first has no line: absent if stat said so in so many words.
miss_seen() {
  split_step "$first"
  if [ "$kind" = path ]; then
    complaint=${complaints%%"$nl"*}
    case $complaints in *"$nl"*) complaints=${complaints#*"$nl"} ;; *) complaints='' ;; esac
    case $complaint in
      *': No such file or directory' | *': Not a directory') eval "now_$first=absent" ;;
    esac
  fi
  first=$((first + 1))
}

token_of_stat() {
  # shellcheck disable=SC2086 # numbers and names
  set -- $1
  mode=0000$2
  mode=${mode#"${mode%????}"}
  owner=$3 owner_group=$4
  [ "$owner" = UNKNOWN ] && owner=$5
  [ "$owner_group" = UNKNOWN ] && owner_group=$6
  case $1 in
    8???)
      eval "now_$first=file:\$mode:\$owner:\$owner_group:"
      regular="$regular $first"
      ;;
    4???) eval "now_$first=directory:\$mode:\$owner:\$owner_group" ;;
    a???) links="$links $first" ;;
  esac
}

survey_links() {
  [ -n "$links" ] || return 0
  set --
  for number in $links; do
    split_step "$number"
    set -- "$@" "$root$name"
  done
  targets=$(readlink -- "$@")
  # Each link is answered by one line; a target that breaks lines leaves the rest unknown.
  IFS=$nl
  # shellcheck disable=SC2086 # one argument a line
  set -- $targets
  IFS=' '
  for number in $links; do
    [ $# -gt 0 ] || break
    # shellcheck disable=SC2034 # used by eval
    target=$1
    shift
    eval "now_$number=link:\$target"
  done
}

survey_files() {
  [ -n "$regular" ] || return 0
  pending_files=$regular
  while [ -n "$pending_files" ]; do
    set --
    length=0 rest=''
    for number in $pending_files; do
      split_step "$number"
      if [ "$length" -lt 100000 ]; then set -- "$@" "$root$name"; else rest="$rest $number"; fi
      length=$((length + ${#name}))
    done
    sums=$(sha256sum -- "$@" 2>/dev/null)
    IFS=$nl
    # shellcheck disable=SC2086 # one argument a line
    set -- $sums
    IFS=' '
    for number in $pending_files; do
      split_step "$number"
      case ${1-} in
        *"  $root$name")
          eval "now_$number=\$now_$number\${1%% *}"
          shift
          ;;
      esac
    done
    pending_files=$rest
  done
}
