import { fork, type ChildProcess } from 'node:child_process'
import { bundleWorker } from './bundle.ts'
import type { Done, Job } from './jobs.ts'

/** Jobs handed to a process at once. */
const atOnce = 20

export interface Workers {
  /** Runs jobs over all processes; told of each as it is done, in any order. */
  run(jobs: Job[], tell: (job: Job, done: Done) => void): Promise<void>
  close(): void
}

/** Starts processes of the simulator; `withSeams` for planted bugs. */
export async function openWorkers(count: number, { withSeams = false } = {}): Promise<Workers> {
  const bundle = await bundleWorker({ withSeams })
  const children = Array.from({ length: count }, () => fork(bundle.file, { execArgv: [] }))

  return {
    async run(jobs, tell) {
      const queue = [...jobs]
      const size = Math.max(1, Math.min(atOnce, Math.floor(jobs.length / (4 * count))))
      await Promise.all(children.map((child) => drain(child, queue, size, tell)))
    },
    close() {
      for (const child of children) child.kill()
      bundle.remove()
    },
  }
}

async function drain(
  child: ChildProcess,
  queue: Job[],
  size: number,
  tell: (job: Job, done: Done) => void,
): Promise<void> {
  for (let jobs = queue.splice(0, size); jobs.length > 0; jobs = queue.splice(0, size)) {
    const done = await ask(child, jobs)
    done.forEach((one, i) => tell(jobs[i] as Job, one))
  }
}

function ask(child: ChildProcess, jobs: Job[]): Promise<Done[]> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) =>
      reject(new Error(`a process of the simulator ended with ${code} in ${JSON.stringify(jobs)}`))
    child.once('exit', ended)
    child.once('message', (done) => {
      child.off('exit', ended)
      resolve(done as Done[])
    })
    child.send(jobs)
  })
}
