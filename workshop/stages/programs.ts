import { join } from 'node:path'
import {
  buildServices,
  bundleOf,
  endBuilding,
} from '@workshop/platform/build'
import { hostOf, type Service } from '@workshop/services/manifest'
import { root } from './paths.ts'
import type { Program } from './process.ts'

const bundle = (service: Service) => ({
  name: hostOf(service.name),
  entry: join(root, service.folder, service.entry),
})

/** Builds each service to its one file. */
export async function build(services: Service[]) {
  try {
    await buildServices(services.map(bundle))
  } finally {
    await endBuilding()
  }
}

/** A service as it was built. */
export function built(service: Service): Program {
  return {
    name: service.name,
    file: bundleOf(hostOf(service.name)),
  }
}

/** A service from its source. */
export function source({ name, folder, entry }: Service): Program {
  return { name, file: join(root, folder, entry) }
}
