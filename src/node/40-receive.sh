# Taking an attempt in: what is lacking, the upload, and the start of the detached unit that does the steps.

# Answers at once when this attempt must not, or need not, be sent.
admit() {
  [ -n "$attempt" ] || refuse system 'the request names no attempt'
  make_home
  lock_requests
  fence
  if [ -e "$home/pending/$attempt" ]; then
    print_record "$attempt"
    close_answer 0
  fi
  read_flight
  [ -z "$busy$armed" ] || refuse busy "attempt ${busy:-$armed} is in flight"
}

# Answers the contents the node does not hold, one line each.
print_lacking() {
  lacking=
  for digest in $1; do
    [ -f "$home/contents/$digest" ] || lacking=$lacking"lack $digest$nl"
  done
  printf '%s' "$lacking"
}

lacks() {
  open_request
  read_order
  admit
  print_lacking "$needs"
  close_answer 0
}

# A refusal must not leave the sender writing into a closed pipe.
refuse_upload() {
  cat >/dev/null
  [ -n "${inbox-}" ] && rm -rf -- "$inbox"
  refuse "$1" "$2"
}

apply() {
  open_request
  read_order
  make_home
  if [ -z "$attempt" ] || [ -z "$plan_sha" ] || [ -z "$undo_sha" ] || [ -z "$deadline" ] || [ -z "$confirm" ] || [ -z "$service" ]; then
    refuse_upload system 'the request is incomplete'
  fi
  receive_files
  admit_upload
  keep_upload
  start_steps
  print_record "$attempt"
  close_answer 0
}

# Unpacks into a folder of this request's own and accepts nothing but the announced regular files.
receive_files() {
  inbox=$home/incoming/$attempt.$nonce
  mkdir -m 0700 -- "$inbox" || refuse_upload system "cannot make $inbox: is the disk full?"
  # Its words are kept in memory: on a full disk there is no other place for them.
  said=$(tar -x -f - -C "$inbox" --no-same-owner --no-same-permissions --delay-directory-restore 2>&1) ||
    refuse_upload system "the upload did not arrive as a whole: ${said%%"$nl"*}"
  sums="$plan_sha  plan$nl$undo_sha  $undo_sha$nl"
  for digest in $files; do sums=$sums"$digest  $digest$nl"; done
  cd -- "$inbox" || refuse_upload system "cannot enter $inbox"
  set +f
  for found in * .*; do
    case $found in . | ..) continue ;; esac
    # A pattern that matches nothing stays as it is.
    if [ ! -e "$found" ] && [ ! -L "$found" ]; then continue; fi
    if [ -L "$found" ] || [ ! -f "$found" ]; then refuse_upload system 'the upload holds something that is no file'; fi
    case $nl$sums in
      *"  $found$nl"*) ;;
      *) refuse_upload system 'the upload holds a file that was not announced' ;;
    esac
  done
  set -f
  printf '%s' "$sums" | sha256sum -c --status --strict - 2>/dev/null ||
    refuse_upload system 'the upload is not what was announced'
}

# The same questions as `lacks`, asked again: another request may have come between.
admit_upload() {
  lock_requests
  fence
  if [ -e "$home/pending/$attempt" ]; then
    rm -rf -- "$inbox"
    print_record "$attempt"
    close_answer 0
  fi
  read_flight
  [ -z "$busy$armed" ] || { rm -rf -- "$inbox"; refuse busy "attempt ${busy:-$armed} is in flight"; }
}

# What was uploaded becomes contents and a pending attempt, each durable before the next.
keep_upload() {
  set +f
  sync -- * || refuse system 'the upload could not be stored: is the disk full?'
  folder=$home/attempts/$attempt
  rm -rf -- "$folder"
  mkdir -m 0700 -- "$folder" && mv -fT -- plan "$folder/plan" && mv -fT -- "$undo_sha" "$folder/undo" &&
    sync -- "$folder" "$home/attempts" || refuse system 'the plan could not be stored: is the disk full?'
  set -- *
  if [ -e "$1" ]; then
    mv -f -t "$home/contents" -- "$@" || refuse system 'the contents could not be stored: is the disk full?'
    sync -- "$home/contents"
  fi
  set -f
  cd / || exit 2
  # Leftovers of uploads that were cut; the lock is held, and none of them is in use: each is the own of one request.
  rm -rf -- "$inbox"
  print_lacking "$needs"
  if [ -n "$lacking" ]; then close_answer 0; fi
  order="program $program$nl""epoch $number $controller$nl""plan $plan_sha$nl""undo $undo_sha$nl"
  order=$order"deadline $deadline$nl""confirm $confirm$nl""service $service"
  durable "$home/attempts/$attempt/order" "$order" && durable "$home/pending/$attempt" "$order" &&
    durable "$home/current" "$attempt" || refuse system 'the attempt could not be stored: is the disk full?'
}

# start_unit UNIT VERB [PROPERTY…]: this program, detached from the request and from whoever asked.
start_unit() {
  unit=$1 unit_verb=$2
  shift 2
  systemd-run --quiet --collect --no-ask-password --unit="$unit" "$@" \
    /bin/sh "$home/bin/$program" "$unit_verb" "$attempt" </dev/null >"$home/incoming/.error" 2>&1 9>&-
}

start_steps() {
  if ! start_unit "holdfast-apply@$attempt" run --property=TimeoutStopSec=5; then
    take_evidence "$home/incoming/.error"
    rm -f -- "$home/pending/$attempt"
    printf 'evidence %s\n' "$evidence"
    refuse system 'systemd-run could not start the steps'
  fi
  # From here on the runner speaks for itself; two hundred looks are twenty seconds at most.
  looks=0
  while [ ! -e "$home/running/$attempt" ] && [ ! -e "$home/done/$attempt" ] && [ "$looks" -lt 200 ]; do
    sleep 0.05
    looks=$((looks + 1))
  done
}
