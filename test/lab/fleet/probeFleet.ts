import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const service = `apiVersion: holdfast/v1
kind: Service
metadata:
  name: probe
spec:
  nodes: { role: web }
  directories:
    - { path: /etc/probe }
  files:
    - { path: /etc/probe/state, source: state }
  units:
    - { name: probe.service, source: probe.service, enabled: true, state: running }
`

const unit = `[Unit]
Description=Runs while its state is well

[Service]
ExecStartPre=/bin/sh -c 'sleep $(cat /run/probe-slow 2>/dev/null || echo 0)'
ExecStart=/bin/sh -c 'grep -q well /etc/probe/state && exec sleep infinity'

[Install]
WantedBy=multi-user.target
`

const fleet = `apiVersion: holdfast/v1
kind: Fleet
metadata:
  name: probe
spec:
  defaults:
    ssh: { user: deploy, become: sudo }
    rollout:
      canary: 1
      canaryBakeTime: 0s
      minHealthyTime: 500ms
      healthyDeadline: 3s
      progressDeadline: 60s
      confirmTimeout: 10s
  environments:
    - { name: staging, nodes: { env: staging } }
  observeInterval: 5m
`

/** Makes the config repository of the kill matrix: one service of a file and a unit that lives while the file says so. */
export async function writeProbeFleet(directory: string): Promise<void> {
  for (const name of ['services', 'README.md']) await rm(join(directory, name), { recursive: true })
  await writeFile(join(directory, 'fleet.yaml'), fleet)
  await writeFile(join(directory, 'service.yaml'), service)
  await writeFile(join(directory, 'probe.service'), unit)
  await writeFile(join(directory, 'state'), 'well 0\n')
}
