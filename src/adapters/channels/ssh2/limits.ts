/** How long and how much, so that no host can hold up the others. Times are milliseconds. */
export interface SshLimits {
  /** Until TCP is connected. */
  connectMs: number
  /** From the first byte to a login: key exchange and authentication. */
  loginMs: number
  /** Until the host takes a command that was asked to run. */
  openMs: number
  /** A kept connection is asked for a sign of life this often … */
  keepAliveMs: number
  /** … and given up after so many times without one. */
  keepAliveMisses: number
  /** Connections that may be starting at a time: to one host (sshd's MaxStartups is 10:30:100) … */
  startsPerHost: number
  /** … in key exchange or login, over all hosts … */
  logins: number
  /** … and waiting for TCP, over all hosts: silent hosts must not keep the others from logging in. */
  connects: number
  /** Commands at a time on one connection (sshd's MaxSessions is 10). */
  sessions: number
  /** Connections kept; beyond it the one idle longest is ended. */
  kept: number
  /** First pause before a connection is tried again; doubles, and is jittered. */
  backoffMs: number
}

/** The limits that a fleet on the defaults of sshd bears. */
export const defaultLimits: SshLimits = {
  connectMs: 10_000,
  loginMs: 15_000,
  openMs: 15_000,
  keepAliveMs: 4_000,
  keepAliveMisses: 2,
  startsPerHost: 8,
  logins: 8,
  connects: 64,
  sessions: 8,
  kept: 1_024,
  backoffMs: 250,
}
