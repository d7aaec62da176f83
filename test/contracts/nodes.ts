import { afterEach, beforeEach, describe } from 'vitest'
import { applyContract } from './nodes-apply.ts'
import { benchOf, type NodesSubject } from './nodes-bench.ts'
import { hookContract } from './nodes-hooks.ts'
import { lookContract, observeContract } from './nodes-observe.ts'
import { othersContract } from './nodes-others.ts'
import { refusalContract, restoreContract } from './nodes-outcome.ts'
import { relationContract } from './nodes-relations.ts'
import { unitContract } from './nodes-units.ts'

/** What every adapter of the nodes port has to do, on whatever stands for a host. */
export function nodesContract(name: string, makeSubject: () => Promise<NodesSubject>): void {
  describe(`nodes: ${name}`, () => {
    let subject: NodesSubject
    beforeEach(async () => {
      subject = await makeSubject()
    })
    afterEach(() => subject.close())
    const bench = benchOf(() => subject)
    describe('observe', () => observeContract(bench))
    describe('apply', () => applyContract(bench))
    describe('refusals', () => refusalContract(bench))
    describe('restore', () => restoreContract(bench))
    describe('units', () => unitContract(bench))
    describe('related units', () => relationContract(bench))
    describe('hooks', () => hookContract(bench))
    describe('accounts and releases', () => othersContract(bench))
    describe('looks', () => lookContract(bench))
  })
}
