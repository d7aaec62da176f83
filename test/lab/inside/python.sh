#!/bin/bash
# Builds the Python layer: python.sh TARGET BASE. Only Ansible, as an independent judge, needs it on the hosts.
# Runs in mount and pid namespaces of its own, so a kill leaves neither a mount nor a process.
set -euo pipefail
target=$1 base=$2

work=$target.work
mkdir -p "$target" "$work/overlay" "$work/merged"
mount -t overlay overlay -o "lowerdir=$base,upperdir=$target,workdir=$work/overlay" "$work/merged"
mount --bind /etc/resolv.conf "$work/merged/etc/resolv.conf"
mount -t proc proc "$work/merged/proc"
mount --rbind /dev "$work/merged/dev"
printf '#!/bin/sh\nexit 101\n' >"$work/merged/usr/sbin/policy-rc.d"
chmod +x "$work/merged/usr/sbin/policy-rc.d"

export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
chroot "$work/merged" apt-get update
chroot "$work/merged" apt-get install --yes --no-install-recommends python3 python3-apt
rm -f "$work/merged/usr/sbin/policy-rc.d"
rm -rf "$work"/merged/var/cache/apt/* "$work"/merged/var/lib/apt/lists/* "$work"/merged/usr/share/doc/*
umount -R "$work/merged"
rm -rf "$work"
