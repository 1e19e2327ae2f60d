import { startMonolith } from './monolith.ts'
import type { Line } from './process.ts'
import type { Supervisor } from './supervise.ts'

/** What a stage needs to put the site up. */
export type Site = {
  supervisor: Supervisor
  uri: string
  port: number
  onLine: (line: Line) => void
}

/** The runnable forms of the one site, in the order of the workshop. */
export const stages: Record<string, (site: Site) => Promise<void>> = {
  monolith: startMonolith,
}
