#!/bin/bash
# Builds the root file system all hosts share: base.sh TARGET MIRROR SUITE.
# Runs in mount and pid namespaces of its own, so a kill leaves neither a mount nor a process.
set -euo pipefail
target=$1 mirror=$2 suite=$3

packages=systemd,systemd-sysv,dbus,openssh-server,sudo,nginx,iproute2,procps,curl,strace,ca-certificates
debootstrap --variant=minbase --include="$packages" "$suite" "$target" "$mirror"

# Every host makes its own keys and identity before it boots: shared ones would hide mistakes in pinning.
rm -f "$target"/etc/ssh/ssh_host_*
rm -f "$target"/var/lib/dbus/machine-id
: >"$target/etc/machine-id"
: >"$target/etc/resolv.conf"
rm -rf "$target"/var/cache/apt/archives/*.deb "$target"/var/lib/apt/lists/* "$target"/usr/share/doc/*

# nginx is there to be managed; a host that already runs it would make the first plan a lie.
systemctl --quiet --root="$target" disable nginx.service
systemctl --quiet --root="$target" enable ssh.service
systemctl --quiet --root="$target" set-default multi-user.target
# What a container has no use for, or what would wake fifty hosts at once on two cores.
systemctl --quiet --root="$target" mask \
  console-getty.service getty.target systemd-logind.service apt-daily.timer apt-daily-upgrade.timer \
  dpkg-db-backup.timer e2scrub_all.timer fstrim.timer e2scrub_reap.service systemd-networkd.service \
  systemd-resolved.service systemd-timesyncd.service systemd-firstboot.service

# Persistent, so a test can read what happened before a reboot; small, because it lives in memory.
mkdir -p "$target/var/log/journal" "$target/etc/systemd/journald.conf.d"
printf '[Journal]\nStorage=persistent\nSystemMaxUse=16M\nSystemMaxFileSize=2M\n' \
  >"$target/etc/systemd/journald.conf.d/lab.conf"

chroot "$target" useradd --create-home --shell /bin/bash deploy
printf 'deploy ALL=(ALL) NOPASSWD: ALL\n' >"$target/etc/sudoers.d/deploy"
chmod 0440 "$target/etc/sudoers.d/deploy"
install -d -m 0700 "$target/root/.ssh"
install -d -m 0700 -o 1000 -g 1000 "$target/home/deploy/.ssh"
