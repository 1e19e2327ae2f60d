import type { Machine } from './machine.ts'

/** The state of one part of a machine; `optional` never makes it NOT READY. */
export type Finding = {
  name: string
  state: 'ok' | 'optional' | 'failed'
  found: string
  /** A command for this platform, or a sentence where there is none. */
  fix?: string
}

export type MachineCheck = (
  machine: Machine,
) => Promise<Omit<Finding, 'name'>>
