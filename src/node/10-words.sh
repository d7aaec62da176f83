# The words of the protocol: how a request is read and how an answer is framed.
#
# Data is never code: every argument comes as a line on standard input and is only ever the value of a variable.
# HOLDFAST_ROOT puts a prefix before every managed path. Only the tests' own channel sets it: no line of a request can,
# sshd accepts no such variable, and sudo passes none on.
# Where `A && B || C` stands, C is meant for the failure of either.
# shellcheck disable=SC2015
set -u
set -f
umask 077
LC_ALL=C
export LC_ALL
PATH=${PATH:-/usr/bin:/bin}:/usr/sbin:/sbin:/usr/bin:/bin
export PATH
root=${HOLDFAST_ROOT-}
home=$root/var/lib/holdfast
program=${0##*/}
verb=${1-}
nl='
'
tab='	'
IFS=' '

# Leaves the decoded field in $decoded. Common bytes take no process; only rare control characters do.
decode() {
  case $1 in
    -) decoded= ;;
    *\\*) decode_bytes "$1" ;;
    *) decoded=$1 ;;
  esac
}

decode_bytes() {
  encoded=$1
  decoded=
  while :; do
    case $encoded in
      *\\*) ;;
      *) break ;;
    esac
    decoded=$decoded${encoded%%\\*}
    encoded=${encoded#*\\}
    case $encoded in
      0040*) decoded="$decoded " ;;
      0055*) decoded="$decoded-" ;;
      0134*) decoded="$decoded\\" ;;
      0011*) decoded=$decoded$tab ;;
      0012*) decoded=$decoded$nl ;;
      *)
        # The sentinel keeps trailing newlines from being stripped.
        byte=$(printf '%b_' "\\${encoded%"${encoded#????}"}")
        decoded=$decoded${byte%_}
        ;;
    esac
    encoded=${encoded#????}
  done
  decoded=$decoded$encoded
}

# Reads the two lines every request begins with; without them nobody is asking.
open_request() {
  IFS=' ' read -r word value || exit 2
  [ "$word $value" = 'holdfast 1' ] || exit 2
  IFS=' ' read -r word nonce || exit 2
  case $nonce in
    '' | *[!0-9a-f]*) exit 2 ;;
  esac
  printf 'holdfast 1 %s\n' "$nonce"
}

close_answer() {
  printf 'end %s %s\n' "$nonce" "$1"
  exit "$1"
}

# refuse CODE WORDS: the answer of a node that changed nothing.
refuse() {
  printf 'refused %s %s\n' "$1" "$2"
  close_answer 0
}

is_digest() {
  case $1 in
    *[!0-9a-f]*) return 1 ;;
  esac
  [ ${#1} -eq 64 ]
}

# Names that become part of a path or of a unit's name.
is_name() {
  case $1 in
    '' | .* | -* | *[!A-Za-z0-9._@-]*) return 1 ;;
  esac
  [ ${#1} -le 128 ]
}

is_number() {
  case $1 in
    '' | *[!0-9]*) return 1 ;;
  esac
  [ ${#1} -le 15 ]
}

# Reads the lines of a steering request into variables; anything unknown, or a request cut short, is refused.
read_order() {
  attempt='' number='' controller='' plan_sha='' undo_sha='' deadline='' confirm='' service='' as='' wait_ms=0 files='' needs=''
  while IFS=' ' read -r word value extra; do
    if [ -n "$extra" ] && [ "$word" != epoch ]; then refuse system "the request says too much: $word"; fi
    case $word in
      end) return 0 ;;
      attempt) is_name "$value" && attempt=$value ;;
      epoch) is_number "$value" && is_name "$extra" && number=$value controller=$extra ;;
      service) is_name "$value" && service=$value ;;
      plan) is_digest "$value" && plan_sha=$value ;;
      undo) is_digest "$value" && undo_sha=$value ;;
      deadline) is_number "$value" && deadline=$value ;;
      confirm) is_number "$value" && confirm=$value ;;
      file) is_digest "$value" && files="$files $value" ;;
      need) is_digest "$value" && needs="$needs $value" ;;
      wait) is_number "$value" && wait_ms=$value ;;
      as) case $value in healthy | kept) as=$value ;; *) false ;; esac ;;
      *) false ;;
    esac || refuse system "the request has a line that makes no sense: $word"
  done
  refuse system 'the request was cut short'
}

# durable FILE TEXT: the file is there as a whole or not at all, power loss included.
durable() {
  fresh=${1%/*}/.${1##*/}.new
  printf '%s\n' "$2" >"$fresh" && sync -- "$fresh" && mv -fT -- "$fresh" "$1" && sync -- "${1%/*}"
}

# Leaves the base64 of a file's last 4 KB in $evidence.
take_evidence() {
  evidence=$(tail -c 4096 -- "$1" 2>/dev/null | base64 -w 0)
}

# Makes all below a folder durable, file by file: a sync of the whole file system could take a busy host minutes.
sync_folder() {
  find "$1" \( -type f -o -type d \) -exec sync -- {} +
}
