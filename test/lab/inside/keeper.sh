#!/bin/bash
# The lab's first process: keeper.sh STATE_DIRECTORY LAB_NAME NETWORK, the network as its first two numbers.
# It is process 1 of a pid namespace and owner of a mount namespace; when it ends the kernel ends every host,
# drops every mount, network namespace, bridge and veth. Nothing a killed run left can therefore outlive it.
set -euo pipefail
state=$1 name=$2 network=$3

mount -t tmpfs -o mode=755 tmpfs /run/netns
mount -t tmpfs -o mode=755 tmpfs /run/systemd/nspawn
mount -t tmpfs -o mode=755 tmpfs "$state/hosts"
# Hosts see the unified hierarchy, as Debian 12 boots by default, whatever the machine itself uses.
mount -t cgroup2 cgroup2 /sys/fs/cgroup
mkdir -p "/sys/fs/cgroup/$name"

ip netns add lab
ip link add "$name" type veth peer name uplink netns lab
# A fixed address: a bridge otherwise takes its ports' lowest one, changes as they join, and hosts keep stale neighbours.
ip -n lab link add br0 address 02:68:66:ff:00:01 type bridge
ip -n lab address add "$network.255.253/16" dev br0
ip -n lab link set lo up
ip -n lab link set br0 up
ip -n lab link set uplink master br0 up
ip address add "$network.255.254/16" dev "$name"
ip link set "$name" up

echo ready
exec >/dev/null 2>&1
# Bash goes on reaping while it waits. The end of input is the end of the process that asked for the lab, however it died.
read -r word || exit 0
[ "$word" = keep ] || exit 0
sleep infinity &
while kill -0 $!; do wait $! || true; done
