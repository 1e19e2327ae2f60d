import type { Stage } from './manifest.ts'

/** One line of what a process prints; `name` is the replica's, as `picture.2`. */
export type Line = { name: string; text: string; error: boolean }

export type Health = 'starting' | 'ready' | 'not ready' | 'restarting'

/** One running copy of a service. */
export type Replica = {
  /** The word without its version: `search`. */
  service: string
  version: number
  /** 1, 2, … within its service and version. */
  replica: number
  /** Where it listens, as the other services reach it; empty until it does. */
  address: string
  health: Health
  /** Resident, in bytes. */
  memory: number
  restarts: number
  pid?: number
  container?: string
}

export type Status = {
  runtime: 'processes' | 'docker'
  stage: string
  /** Where people open the site. */
  url: string
  /** Every service of the stage as `scale` takes it (`search@2`), also those of which none runs. */
  services: string[]
  replicas: Replica[]
}

/** What runs a stage, as seen from any terminal. */
export interface Runtime {
  status(): Promise<Status>
  /** Rejects with UsageError for an unknown service, or one that there can be only one of. Resolves when all are ready. */
  scale(scaling: Record<string, number>): Promise<Status>
  stop(): Promise<void>
  /** The lines of these services (all where none is named) until the signal aborts. */
  tail(
    services: string[],
    onLine: (line: Line) => void,
    signal: AbortSignal,
  ): Promise<void>
  /** The front door's URL and the token (CONTROL_TOKEN) it was given for its administration. */
  door(): Promise<{ url: string; token: string }>
}

/** Asked for what there is not; the message names what there is. */
export class UsageError extends Error {}

export type DockerOptions = {
  stage: Stage
  /** Where the site is published. */
  port: number
  /** Says what is being done: one line at a time. */
  onProgress: (text: string) => void
  /** Ends the start; what was started is removed. */
  signal: AbortSignal
}
