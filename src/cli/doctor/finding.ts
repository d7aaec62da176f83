/** One thing that was looked at: well, doubtful, or in the way of Holdfast. */
export interface Finding {
  /** `controller`, `repository`, or the name of a node. */
  subject: string
  level: 'ok' | 'warn' | 'fail'
  text: string
  /** What to do, with the line to paste; '' where there is nothing to do. */
  hint: string
}

/** A finding about something that is as it should be. */
export function ok(subject: string, text: string): Finding {
  return { subject, level: 'ok', text, hint: '' }
}

/** A finding about something that works and should be seen to. */
export function warn(subject: string, text: string, hint: string): Finding {
  return { subject, level: 'warn', text, hint }
}

/** A finding about something that is in the way. */
export function fail(subject: string, text: string, hint: string): Finding {
  return { subject, level: 'fail', text, hint }
}

/** A failure that was told with a hint, as a finding; a bug is thrown on. */
export function failed(subject: string, error: unknown): Finding {
  if (!(error instanceof Error) || !('hint' in error)) throw error
  return fail(subject, error.message, String(error.hint))
}
