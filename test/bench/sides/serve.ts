import type { Request, Round } from './side.ts'

/** What a side can do, behind the requests that come to its process. */
export interface Work {
  prepare(input: never): Promise<unknown>
  /** Throws when a node did not answer as it should. */
  round(connections: 'cold' | 'kept'): Promise<void>
  hangUp(): Promise<void>
  close(): Promise<void>
}

/** Answers the requests of the bench until it disconnects; times and CPU are taken here, the same way for every side. */
export function serve(work: Work): void {
  const handle = async (request: Request): Promise<unknown> => {
    switch (request.ask) {
      case 'prepare':
        return work.prepare(request.input as never)
      case 'round':
        return measure(() => work.round(request.connections))
      case 'hang-up':
        return work.hangUp()
    }
  }
  process.on('message', (request: Request) => {
    handle(request).then(
      (value) => process.send?.({ ok: true, value }),
      (error: Error) => process.send?.({ ok: false, message: error.stack ?? error.message }),
    )
  })
  // A Ctrl-C at the terminal reaches this process too; the bench ends it.
  process.on('SIGINT', () => undefined)
  process.on('disconnect', () => void work.close().finally(() => process.exit()))
}

async function measure(round: () => Promise<void>): Promise<Round> {
  const before = process.cpuUsage()
  const start = performance.now()
  await round()
  const wallMs = performance.now() - start
  const used = process.cpuUsage(before)
  return { wallMs, cpuMs: (used.user + used.system) / 1000 }
}
