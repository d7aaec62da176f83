import type { DesiredState } from '../core/fleet/desired.ts'
import type { Problem } from '../core/fleet/problem.ts'
import type { ContentRef } from '../core/fleet/value.ts'
import type { Clock } from '../adapters/clocks/port.ts'
import type { Nodes } from '../adapters/nodes/port.ts'
import type { Repository } from '../adapters/repositories/port.ts'
import type { Store } from '../adapters/stores/port.ts'

/** What a commit turned out to ask for. `unavailable`: not the commit's fault (an artifact server is away). */
export type CompileResult =
  { ok: true; desired: DesiredState; warnings: Problem[] } | { ok: false; unavailable: boolean; problems: Problem[] }

/** Desired states by commit, and the contents they name. */
export interface Library {
  compile(commit: string): Promise<CompileResult>
  read(ref: ContentRef): Promise<Uint8Array>
  /** Lets go of what has not been used for long and can be had again. */
  tidy(): Promise<void>
}

/** Everything the daemon touches, made by main.ts from adapters. */
export interface World {
  repository: Repository
  nodes: Nodes
  store: Store
  clock: Clock
  library: Library
  author: { name: string; email: string }
  version: string
  /** This machine, for people who read the lease. */
  host: string
  /** How controllers of one repository are kept apart; `none`: by the nodes alone. */
  lease: 'git' | 'none'
  /** Milliseconds between two cheap questions for the branch; jitter is added. */
  pollIntervalMs: number
  /** In [0, 1): spreads polls so that many controllers do not ask at once. */
  random: () => number
}
