#!/bin/bash
# Runs one host until it is powered off: host.sh STATE_DIRECTORY LAB_NAME NAME.
set -uo pipefail
state=$1 lab=$2 name=$3
exec >>"$state/hosts/$name/console.log" 2>&1 </dev/null

group=/sys/fs/cgroup/$lab/$name
mkdir -p "$group"
echo $$ >"$group/cgroup.procs"
# On a Debian 12 host /tmp is part of the root file system, so files can be renamed from it.
# The environment of whoever started the lab is none of the host's business.
while :; do
  env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin SYSTEMD_NSPAWN_UNIFIED_HIERARCHY=1 SYSTEMD_NSPAWN_TMPFS_TMP=0 \
    systemd-nspawn --quiet --boot --register=no --keep-unit --machine="$name" --directory="$state/hosts/$name/root" \
    --network-namespace-path="/run/netns/$name" --capability=CAP_NET_ADMIN --link-journal=no --resolv-conf=off \
    --timezone=off --console=read-only
  code=$?
  echo "systemd-nspawn ended with $code"
  # With --keep-unit a reboot is exit code 133; anything else is a host that is off.
  [ $code = 133 ] || exit $code
done
