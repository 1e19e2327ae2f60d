import type { Stage } from './manifest.ts'
import type { Weights } from './weights.ts'

/** A line that a process prints; `name` is the replica's, as `picture.2`. */
export type Line = { name: string; text: string; error: boolean }

export type Health = 'starting' | 'ready' | 'not ready' | 'restarting'

/** One running copy of a service. */
export type ReplicaStatus = {
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
  /** Every service of the stage as `scale` takes it (`search@2`), also those without a replica. */
  services: string[]
  replicas: ReplicaStatus[]
  /** Of each service with several versions, if `web` answers. */
  weights?: Record<string, Weights>
}

/** A running stage, as seen from any terminal. */
export interface Runtime {
  status(): Promise<Status>
  /** Resolves when all are ready. Rejects with UsageError for an unknown service, and for `web`. */
  scale(scaling: Record<string, number>): Promise<Status>
  stop(): Promise<void>
  /** The lines of these services, or of all if none is named, until the signal aborts. */
  tail(
    services: string[],
    onLine: (line: Line) => void,
    signal: AbortSignal,
  ): Promise<void>
  /** The site's URL, and the token (CONTROL_TOKEN) for its administration. */
  site(): Promise<{ url: string; token: string }>
}

/** The user asked for something that does not exist; the message names what does. */
export class UsageError extends Error {}

export type DockerOptions = {
  stage: Stage
  /** Where the site is published. */
  port: number
  /** Receives the progress, line by line. */
  onProgress: (text: string) => void
  /** Aborts the start and removes all that was started. */
  signal: AbortSignal
}
