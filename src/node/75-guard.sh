# The permanent guard: what an early boot runs when a change was not confirmed before the machine went down.

guard_unit='[Unit]
Description=Holdfast: take back what was not confirmed before the restart
DefaultDependencies=no
RequiresMountsFor=/var/lib/holdfast
After=local-fs.target systemd-remount-fs.service
Before=network-pre.target sysinit.target ssh.service sshd.service shutdown.target
Conflicts=shutdown.target
ConditionDirectoryNotEmpty=|/var/lib/holdfast/armed
ConditionDirectoryNotEmpty=|/var/lib/holdfast/restoring

[Service]
Type=oneshot
ExecStart=/bin/sh /var/lib/holdfast/bin/resume
TimeoutStartSec=600

[Install]
WantedBy=sysinit.target'

# Each attempt is taken back by the program that armed it, also when a newer one is installed by then.
# shellcheck disable=SC2016 # a script, written out as it is
guard_script='home=${HOLDFAST_ROOT-}/var/lib/holdfast
for found in "$home"/armed/* "$home"/restoring/*; do
  [ -e "$found" ] || continue
  attempt=${found##*/}
  case $found in */restoring/*) attempt=${attempt%.*} ;; esac
  while IFS=" " read -r word value; do
    [ "$word" = program ] && /bin/sh "$home/bin/$value" boot "$attempt" 3<&0
  done <"$found"
done'

# same_text FILE TEXT: true when the file holds just that.
same_text() {
  [ -f "$1" ] || return 1
  current_text=$(cat -- "$1") && [ "$current_text" = "$2" ]
}

install_guard() {
  same_text "$home/bin/resume" "$guard_script" || durable "$home/bin/resume" "$guard_script" ||
    { failure='the boot guard could not be stored' && return 1; }
  guard_file=$root/etc/systemd/system/holdfast-restore.service
  if ! same_text "$guard_file" "$guard_unit"; then
    durable "$guard_file" "$guard_unit" && chmod 0644 -- "$guard_file" ||
      { failure='the boot guard could not be written' && return 1; }
    run_logged 60 systemctl daemon-reload || { failure='systemctl daemon-reload failed' && return 1; }
  elif [ -L "$root/etc/systemd/system/sysinit.target.wants/holdfast-restore.service" ]; then
    return 0
  fi
  run_logged 60 systemctl --quiet enable holdfast-restore.service || { failure='the boot guard could not be enabled' && return 1; }
  sync -- "$root/etc/systemd/system"
}
