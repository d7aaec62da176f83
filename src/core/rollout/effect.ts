/** Something the world is asked. Effects follow from the state alone; `key` says which of them exclude each other. */
export type Effect =
  | { effect: 'load'; key: string; commit: string }
  | { effect: 'look'; key: string; node: string }
  | { effect: 'send'; key: string; attempt: string }
  | { effect: 'follow'; key: string; attempt: string }
  | { effect: 'sample'; key: string; attempt: string }
  | { effect: 'proceed'; key: string; attempt: string }
  | { effect: 'confirm'; key: string; attempt: string }
  | { effect: 'restore'; key: string; attempt: string }
  | { effect: 'restore-orphan'; key: string; node: string; attempt: string }
  | {
      effect: 'revert'
      key: string
      head: string
      slot: string
      digest: string
      rollout: string
      mode: 'push' | 'propose'
    }
