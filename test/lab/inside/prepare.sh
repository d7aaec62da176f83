#!/bin/bash
# Lays out one host before it boots: prepare.sh STATE_DIRECTORY NAME INDEX ADDRESS LOWER_DIRECTORIES.
# Prints its public host keys.
set -euo pipefail
state=$1 name=$2 index=$3 address=$4 lower=$5
home=$state/hosts/$name root=$state/hosts/$name/root

mkdir -p "$home/upper" "$home/work" "$root"
# With redirect_dir a directory of the shared layer can be renamed, as on a real disk.
mount -t overlay overlay -o "redirect_dir=on,lowerdir=$lower,upperdir=$home/upper,workdir=$home/work" "$root"

# The network is made before boot: a unit inside the host that configures it fails at random when many boot at once.
port=port$index mac=$(printf '02:68:66:00:%02x:%02x' $((index / 256)) $((index % 256)))
ip netns add "$name"
ip -n lab link add "$port" type veth peer name host0 address "$mac" netns "$name"
ip -n lab link set "$port" master br0 up
ip -n "$name" link set lo up
ip -n "$name" address add "$address/16" dev host0
ip -n "$name" link set host0 up

tr -d - </proc/sys/kernel/random/uuid >"$root/etc/machine-id"
echo "$name" >"$root/etc/hostname"
cp "$state/etc-hosts" "$root/etc/hosts"
install -m 0600 "$state/id_ed25519.pub" "$root/root/.ssh/authorized_keys"
install -m 0600 -o 1000 -g 1000 "$state/id_ed25519.pub" "$root/home/deploy/.ssh/authorized_keys"
for type in ed25519 ecdsa; do
  ssh-keygen -q -t "$type" -N '' -C "$name" -f "$root/etc/ssh/ssh_host_${type}_key"
  cut -d ' ' -f 1,2 "$root/etc/ssh/ssh_host_${type}_key.pub"
done
