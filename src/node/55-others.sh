# What trees, accounts and units are like right now, and when a value counts as another.

survey_others() {
  index=0 asked_units=
  while [ "$index" -lt "$step_count" ]; do
    split_step "$index"
    case $kind in
      tree) survey_tree ;;
      user) survey_user && eval "now_$index=\$token" ;;
      group) survey_group && eval "now_$index=\$token" ;;
      enablement) asked_units="$asked_units $name" ;;
    esac
    index=$((index + 1))
  done
  [ -z "$asked_units" ] || survey_enablement
  survey_packages
}

survey_tree() {
  if [ ! -e "$root$name" ] && [ ! -L "$root$name" ]; then
    eval "now_$index=absent"
    return 0
  fi
  take_tree_digest "$root$name"
  eval "now_$index=tree:\$tree_digest:"
}

# Leaves the digest of an unpacked release in $tree_digest.
take_tree_digest() {
  tree_digest=$(list_trees '' "$1" | sort -z | sha256sum)
  tree_digest=${tree_digest%% *}
}

# Leaves the line of $2 in database $1 in $entry; fails when there is none.
find_entry() {
  while IFS= read -r entry || [ -n "$entry" ]; do
    [ "${entry%%:*}" = "$2" ] && return 0
  done <"$root/etc/$1"
  return 1
}

survey_group() {
  token=absent
  find_entry group "$name" || return 0
  gid=${entry#*:*:}
  gid=${gid%%:*}
  token=group:$gid
}

survey_user() {
  token=absent
  find_entry passwd "$name" || return 0
  # One colon more, so that an empty last field is a field.
  entry=$entry:
  IFS=:
  # shellcheck disable=SC2086 # fields between colons; globbing is off
  set -- $entry
  IFS=' '
  uid=$3 gid=$4 home_folder=$6 login_shell=${7-}
  primary=$gid members=
  while IFS= read -r line || [ -n "$line" ]; do
    group_id=${line#*:*:}
    [ "${group_id%%:*}" = "$gid" ] && [ "$primary" = "$gid" ] && primary=${line%%:*}
    case ,${line##*:}, in *",$name,"*) members=$members${line%%:*}$nl ;; esac
  done <"$root/etc/group"
  case $members in
    *"$nl"*"$nl"*) members=$(printf '%s' "$members" | sort) ;;
  esac
  joined=
  IFS=$nl
  for member in $members; do joined=$joined${joined:+,}$member; done
  IFS=' '
  # shellcheck disable=SC2034 # used by eval
  token=user:$uid:$primary:$home_folder:$login_shell:$joined
}

# UnitFileState of all units in one go: blocks in the order asked, parted by an empty line.
survey_enablement() {
  # shellcheck disable=SC2086 # unit names
  set -- $asked_units
  states=$(systemctl show --no-pager -p LoadState,UnitFileState -- "$@" 2>/dev/null) || return 0
  states=$nl$states$nl$nl
  index=0
  while [ "$index" -lt "$step_count" ]; do
    split_step "$index"
    if [ "$kind" = enablement ]; then
      block=${states%%"$nl$nl"*}$nl
      states=$nl${states#*"$nl$nl"}
      read_enablement
      eval "now_$index=\$word"
    fi
    index=$((index + 1))
  done
}

# Leaves what $block says about a unit's start at boot in $word.
read_enablement() {
  state=${block#*"${nl}UnitFileState="}
  [ "$state" = "$block" ] && state=
  state=${state%%"$nl"*}
  case $block in
    *"${nl}LoadState=not-found$nl"*) word=absent ;;
    *"${nl}LoadState=masked$nl"*) word=masked ;;
    *) 
      case $state in
        enabled | enabled-runtime) word=enabled ;;
        masked | masked-runtime) word=masked ;;
        disabled) word=disabled ;;
        *) word=other ;;
      esac
      ;;
  esac
}

# agrees EXPECTED ACTUAL: what the author left to the node (-) agrees with anything.
agrees() {
  [ "$1" = "$2" ] && return 0
  case $1,$2 in
    tree:*,tree:*)
      expected=${1#tree:} actual=${2#tree:}
      [ "${expected%%:*}" = "${actual%%:*}" ]
      ;;
    group:*,group:*)
      expected=${1##*:}
      [ "$expected" = - ] || [ "$expected" = "${2##*:}" ]
      ;;
    user:*,user:*) agree_fields "${1#user:*:}" "${2#user:}" ;;
    # A unit file comes and goes between its unit's being disabled and its being absent.
    absent,disabled | absent,other | disabled,absent | disabled,other | other,absent | other,disabled)
      [ "$kind" = enablement ]
      ;;
    *) return 1 ;;
  esac
}

agree_fields() {
  expected=$1: actual=$2:
  while [ -n "$expected" ]; do
    [ "${expected%%:*}" = - ] || [ "${expected%%:*}" = "${actual%%:*}" ] || return 1
    expected=${expected#*:} actual=${actual#*:}
  done
}
