# Which question is this? Everything but the verb comes on standard input; the verbs with an argument are called by the
# units this program starts itself.
case $verb in
  observe) observe ;;
  lacks) lacks ;;
  apply) apply ;;
  follow) follow ;;
  confirm) confirm ;;
  proceed) proceed ;;
  restore) restore ;;
  check) check ;;
  read) read_contents ;;
  lines) read_lines ;;
  run | after | takeback | fire | boot | resume | validate | packages)
    shift
    "$verb" "$@"
    ;;
  *) exit 2 ;;
esac
