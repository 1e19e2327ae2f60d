import { services } from './manifest.ts'
import { UsageError } from './runtime.ts'

type Version = { service: string; version: number }

/** A service as the manifest names it: `search`, and from its second version on `search@2`. */
export function withVersion({ service, version }: Version) {
  return version === 1 ? service : `${service}@${version}`
}

/** `search@2` is version 2 of `search`, and `search` is version 1. */
export function splitVersion(name: string): Version {
  const [service, version = '1'] = name.split('@')
  return { service, version: Number(version) }
}

/** The versions of a service in the manifest: `['1', '2']`. */
export function versionsOf(service: string) {
  return services
    .map(({ name }) => splitVersion(name))
    .filter(each => each.service === service)
    .map(({ version }) => String(version))
}

/** A replica as its lines name it: `search@2`, and from the second one on `search@2.2`. */
export function withReplica(name: string, replica: number) {
  return replica === 1 ? name : `${name}.${replica}`
}

/** `search@2` for any replica of it. */
export function withoutReplica(name: string) {
  return name.replace(/\.\d+$/, '')
}

/** Throws UsageError for the first name that is not among the known ones. */
export function assertKnown(names: string[], known: string[]) {
  const unknown = names.find(name => !known.includes(name))
  if (unknown === undefined) return
  throw new UsageError(
    `There is no service "${unknown}" here. There are ${known.join(', ')}.`,
  )
}
