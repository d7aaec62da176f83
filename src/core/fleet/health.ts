/** One way to ask whether a service on a node is well. Times are milliseconds. */
export type HealthCheck =
  | { type: 'unit'; unit: string }
  | { type: 'http'; scheme: 'http'; host: string; port: number; path: string; status: number; timeoutMs: number }
  | { type: 'tcp'; host: string; port: number; timeoutMs: number }
  | { type: 'command'; argv: string[]; timeoutMs: number }

/** A check that takes a question of its own; units are seen by every look. */
export type AskedCheck = Exclude<HealthCheck, { type: 'unit' }>

/** The answer to one check. `unknown` (no connection, forwarding forbidden) is neither health nor sickness. */
export interface CheckResult {
  check: string
  status: 'pass' | 'fail' | 'unknown'
  /** One line of evidence: "GET http://127.0.0.1:8080/healthz answered 503". */
  detail: string
  /** For unit checks: NRestarts, so that growth is seen. */
  restarts?: number
  /** True when no amount of waiting will help: the unit is in state failed. */
  final?: boolean
}

/** A check in the words people see and grep for. */
export function nameCheck(check: HealthCheck): string {
  switch (check.type) {
    case 'unit':
      return check.unit
    case 'http':
      return `GET ${check.scheme}://${check.host}:${check.port}${check.path}`
    case 'tcp':
      return `tcp ${check.host}:${check.port}`
    case 'command':
      return check.argv.join(' ')
  }
}
