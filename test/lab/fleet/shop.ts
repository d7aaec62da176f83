import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { DurableEntry } from '../../../src/core/journal/entry.ts'
import { startFleet, type Fleet } from './fleet.ts'
import { nodeDigests } from './nodeDigest.ts'

export const hosts = ['stage-1', 'shop-1', 'shop-2']
const environments = { staging: ['stage-1'], production: ['shop-1', 'shop-2'] }

/** The demo's fleet on three hosts, and what a person sees of it with git and ssh. */
export interface Shop extends Fleet {
  digests(): Promise<Record<string, string>>
  /** Runs a command line on a host; throws what it said when it fails. */
  on(host: string, command: string): Promise<string>
  /** Waits until a commit is healthy in a service's places. */
  deployed(commit: string, slots: string[], timeoutMs?: number): Promise<void>
  /** Waits until a rollout of a slot that ended after `from` ended so. */
  ended(from: number, slot: string, result: string, timeoutMs?: number): Promise<void>
  /** Waits for the one revert of a commit, pulls it, and proves that there is just one commit on top of it. */
  reverted(from: number, slot: string, commit: string, timeoutMs?: number): Promise<string>
}

const isRevertOf = (commit: string) => (entry: DurableEntry) =>
  entry.type === 'revert-made' && entry.reverts.includes(commit)

/** Shorter waits than the demo's, which a person shall be able to follow. */
async function hasten(directory: string): Promise<void> {
  const path = join(directory, 'fleet.yaml')
  const shorter: [string, string][] = [
    ['canaryBakeTime: 5s', 'canaryBakeTime: 1s'],
    ['minHealthyTime: 2s', 'minHealthyTime: 1s'],
    ['confirmTimeout: 15s', 'confirmTimeout: 5s'],
    ['observeInterval: 10s', 'observeInterval: 5s'],
  ]
  const text = await readFile(path, 'utf8')
  await writeFile(
    path,
    shorter.reduce((so, [from, to]) => so.replace(from, to), text),
  )
}

/** Makes the shop; nothing is deployed yet. */
export async function openShop(): Promise<Shop> {
  const fleet = await startFleet({ environments, prepare: hasten })
  const { alice, journal, lab } = fleet
  const findRollout = (id: string) =>
    journal.entries().find((entry) => entry.type === 'rollout-started' && entry.rollout === id)

  async function ended(from: number, slot: string, result: string, timeoutMs = 90_000): Promise<void> {
    const ends = (entry: DurableEntry) => {
      const started = entry.type === 'rollout-ended' && entry.result === result ? findRollout(entry.rollout) : undefined
      return started?.type === 'rollout-started' && started.slot === slot
    }
    await journal.await(`a rollout of ${slot} to end ${result}`, ends, { from, timeoutMs })
  }

  return {
    ...fleet,
    ended,
    digests: () => nodeDigests(lab, hosts),
    on: async (host, command) => {
      const done = await lab.ssh(host, command)
      if (done.code !== 0) throw new Error(`${host}: ${command}: ${done.stderr}`)
      return done.stdout.trimEnd()
    },
    deployed: async (commit, slots, timeoutMs = 90_000) => {
      for (const slot of slots) {
        const ends = (entry: DurableEntry) => {
          const started = entry.type === 'rollout-ended' ? findRollout(entry.rollout) : undefined
          return started?.type === 'rollout-started' && started.slot === slot && started.commit === commit
        }
        const end = await journal.await(`the rollout of ${slot} at ${commit} to end`, ends, { timeoutMs })
        expect(end).toMatchObject({ result: 'succeeded' })
      }
    },
    reverted: async (from, slot, commit, timeoutMs = 90_000) => {
      await ended(from, slot, 'restored', timeoutMs)
      await journal.await(`the revert of ${commit}`, isRevertOf(commit), { from, timeoutMs: 60_000 })
      await alice.git('pull', '-q')
      expect(await alice.git('rev-list', '--count', `${commit}..HEAD`)).toBe('1')
      expect(await alice.git('diff', '--stat', `${commit}~1`, 'HEAD')).toBe('')
      return alice.git('log', '-1', '--format=%an: %B')
    },
  }
}
