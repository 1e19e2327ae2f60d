import {
  type Stage as Later,
  type Service,
  servicesOf,
} from '@workshop/services/manifest'
import type { Program } from '../supervisor/program.ts'
import { build, built, source } from './programs.ts'

/** A runnable form of the one site. */
export type Stage = {
  name: string
  /** In the order of starting, the site last. */
  services: Service[]
  /** Whether services copy the posts for themselves when they start. */
  copies: boolean
  prepare(services: Service[]): Promise<void>
  program(service: Service): Program
}

const monolithic: Service = {
  name: 'monolithic',
  folder: 'monolithic',
  entry: 'main.ts',
  port: 5000,
  stages: [],
  upstreams: [],
  database: true,
  replicas: 1,
  memory: 256,
  cpus: 1,
  tokens: [],
}

/** Everything in one process, from its source. */
const monolith: Stage = {
  name: 'monolith',
  services: [monolithic],
  copies: false,
  prepare: async () => {},
  program: source,
}

/** Services from the manifest, each built to one file. */
export function later(name: Later, services = servicesOf(name)): Stage {
  return { name, services, copies: true, prepare: build, program: built }
}

/** The service that has the site's port. */
export function siteOf({ services }: Stage) {
  return services[services.length - 1]
}

/** In the order of the workshop. */
export const stages: Record<string, Stage> = {
  monolith,
  rest: later('rest'),
  services: later('services'),
  async: later('async'),
}
