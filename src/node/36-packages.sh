# Packages in a look: their states, and what a change of them would do.

# rehearse FIELD…: words that become arguments of the package manager, and nothing that could be an option.
read_rehearsal() {
  # shellcheck disable=SC2086 # words without blanks
  for ask in $1; do
    case $ask in
      [!a-z0-9]* | *[!A-Za-z0-9.+:~=-]*) refuse system 'the request names a package that cannot be one' ;;
    esac
  done
  rehearsals=$rehearsals$1$nl
}

look_at_packages() {
  if [ -e "$root/run/reboot-required" ]; then printf 'reboot-required\n'; fi
  [ -n "$packages" ] || return 0
  if are_packages_interrupted; then printf 'packages-interrupted\n'; fi
  # shellcheck disable=SC2086 # names
  list_packages $packages
  printf 'packages-end %s\n' $?
  [ -n "$rehearsals" ] || return 0
  index=0 all_moves=''
  IFS=$nl
  for asks in $rehearsals; do
    IFS=' '
    look_at_rehearsal "$asks"
    index=$((index + 1))
  done
  IFS=' '
  look_at_moves
}

look_at_rehearsal() {
  rehearse_packages "$1"
  case $rehearsal_code,$refresh,$complaints in
    0,* | *,no,*) ;;
    *'was not found'* | *'Unable to locate'* | *'no installation candidate'*)
      refresh=no
      refresh_packages
      rehearse_packages "$1"
      ;;
  esac
  case $complaints in
    *'dpkg was interrupted'* | *'nmet dependencies'*) printf 'packages-interrupted\n' ;;
  esac
  printf 'rehearsal %s %s\n' "$index" "$rehearsal_code"
  all_moves=$all_moves$moves
  IFS=$nl
  for line in $moves; do printf 'move %s %s\n' "$index" "$line"; done
  for line in $complaints; do printf 'complaint %s %s\n' "$index" "$line"; done
  IFS=' '
}

# What else would move was not asked for: its state belongs to the plan as well, and where its old version is to be had.
look_at_moves() {
  [ -n "$all_moves" ] || return 0
  moved_names=
  while IFS=' ' read -r name before after; do
    [ -n "$name" ] || continue
    moved_names="$moved_names $name"
    [ "$before" = - ] || ! find_package_file "$name" "$before" || printf 'offer %s %s\n' "$name" "$before"
  done <<END
$all_moves
END
  # shellcheck disable=SC2086 # names
  list_packages $moved_names
  # shellcheck disable=SC2086 # names
  list_offers $moved_names
}
