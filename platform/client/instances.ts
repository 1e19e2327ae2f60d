import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'

/** The base URLs of an upstream's live instances, as known now. */
export type Instances = {
  (): string[] | Promise<string[]>
  /** An instance did not answer: what is known may be old. */
  renew?(): void
}

type Message = { instances?: Record<string, string[]>; version?: number }

const told: Record<string, string[]> = {}

process.on('message', ({ instances, version }: Message) => {
  if (!instances) return
  Object.assign(told, instances)
  // The supervisor shuts a replica down once its callers have forgotten it.
  process.send?.({ acknowledged: version })
})

/** Where an upstream runs: as the supervisor said last, or else every address behind the name in the URL. */
export function instancesOf(name: string, url: string): Instances {
  const resolved = resolving(url)
  return Object.assign(() => told[name] ?? resolved(), {
    renew: resolved.renew,
  })
}

type Resolve = (host: string) => Promise<string[]>

/** Milliseconds after which an answer of DNS is asked for again, and after which the call waits for the new one. */
const fresh = 1000
const old = 5000

/** Asks DNS again each second while it is used; meanwhile, and where DNS does not answer, what it said last holds. */
export function resolving(url: string, resolve: Resolve = addresses) {
  const { hostname } = new URL(url)
  if (
    isIP(hostname) ||
    hostname.startsWith('[') ||
    hostname === 'localhost'
  )
    return Object.assign(() => [url], { renew: () => {} })

  let known: string[] | undefined
  let asked = Number.NEGATIVE_INFINITY
  let asking: Promise<string[]> | undefined

  function ask() {
    asked = performance.now()
    asking ??= resolve(hostname)
      .then(found => found.map(address => replaceHost(url, address)))
      .catch(() => known ?? [url])
      .then(urls => {
        known = urls
        return urls
      })
      .finally(() => {
        asking = undefined
      })
    return asking
  }

  function instances() {
    const age = performance.now() - asked
    const answer = age > fresh ? ask() : asking
    return (age > old ? undefined : known) ?? answer ?? [url]
  }
  return Object.assign(instances, { renew: () => void ask() })
}

async function addresses(host: string) {
  const found = await lookup(host, { all: true })
  return found.map(({ address }) => address).sort()
}

function replaceHost(url: string, address: string) {
  const replaced = new URL(url)
  replaced.hostname = address.includes(':') ? `[${address}]` : address
  return replaced.href.replace(/\/$/, '')
}
