import { join } from 'node:path'
import { buildServices, bundleOf } from '@workshop/platform/build'
import { hostOf, type Service } from '@workshop/services/manifest'
import type { Program } from '../supervisor/program.ts'
import { root } from './paths.ts'

const bundle = (service: Service) => ({
  name: hostOf(service.name),
  entry: join(root, service.folder, service.entry),
})

/** Builds each service to its one file. */
export async function build(services: Service[]) {
  await buildServices(services.map(bundle))
}

/** A service from its bundle. */
export function built({ name }: Service): Program {
  return { name, file: bundleOf(hostOf(name)) }
}

/** A service from its source. */
export function source({ name, folder, entry }: Service): Program {
  return { name, file: join(root, folder, entry) }
}
