import { variants } from './manifest.ts'
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

/** `search@2` is the choice 2 of `search`, `share-waiting` the choice waiting of `share`. */
function splitChoice(name: string) {
  const variant = variants.find(each => name.endsWith(`-${each}`))
  if (variant)
    return { service: name.slice(0, -variant.length - 1), choice: variant }
  const { service, version } = splitVersion(name)
  return { service, choice: String(version) }
}

/** The versions or variants of each service that has several: `{ search: ['1', '2'] }`. */
export function choicesIn(names: string[]) {
  const all: Record<string, string[]> = {}
  for (const { service, choice } of names.map(splitChoice))
    all[service] = [...(all[service] ?? []), choice]
  return Object.fromEntries(
    Object.entries(all).filter(([, choices]) => choices.length > 1),
  )
}

/** The name of a choice: `search@2`, `share-waiting`. */
export function withChoice(service: string, choice: string) {
  return variants.includes(choice)
    ? `${service}-${choice}`
    : withVersion({ service, version: Number(choice) })
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
