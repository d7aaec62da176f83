import type { Lab } from '../lab/lab.ts'

/** What a command did on a host, seen from outside it. */
export interface Traced {
  /** Processes started, the program itself included. */
  processes: number
  stdout: string
}

/** Runs a command on a host as its sshd would, with the given input, and counts the processes it starts. */
export async function countProcesses(lab: Lab, host: string, command: string, stdin: Uint8Array): Promise<Traced> {
  const file = '/run/holdfast-trace'
  const strace = ['strace', '-f', '-qq', '-e', 'trace=clone,clone3,fork,vfork', '-e', 'signal=none', '-o', file]
  // Root's login shell is bash, which becomes the one command it is given.
  const done = await lab.exec(host, [...strace, '/bin/bash', '-c', command], { input: stdin })
  if (done.code !== 0) throw new Error(`${command} on ${host} ended with ${done.code}: ${done.stderr}`)
  const trace = await lab.exec(host, `cat ${file}; rm ${file}`)
  const lines = trace.stdout.split('\n')
  // A call that another process interrupts is finished on a line of its own.
  const started = lines.filter(
    (line) => /\b(?:v?fork|clone3?)\b.*= [1-9]\d*$/.test(line) && !line.includes('CLONE_THREAD'),
  )
  return { processes: started.length + 1, stdout: done.stdout }
}
