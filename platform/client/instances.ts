import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'

/** The base URLs of an upstream's replicas, as known now. */
export type Instances = {
  (): string[] | Promise<string[]>
  /** A replica did not answer: the list may be stale. */
  renew?(): void
}

type Message = { instances?: Record<string, string[]>; version?: number }

const announced: Record<string, string[]> = {}

process.on('message', ({ instances, version }: Message) => {
  if (!instances) return
  Object.assign(announced, instances)
  // The supervisor shuts a replica down once its callers have forgotten it.
  process.send?.({ acknowledged: version })
})

/** The supervisor's last list, or else every address of the URL's host name. */
export function instancesOf(name: string, url: string): Instances {
  const resolved = resolving(url)
  return Object.assign(() => announced[name] ?? resolved(), {
    renew: resolved.renew,
  })
}

type Resolve = (host: string) => Promise<string[]>

/** An older answer of DNS is renewed; an expired one is no longer used meanwhile. */
const refreshMs = 1000
const expiryMs = 5000

/** The addresses of a host name. While DNS does not answer, its last answer holds. */
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
    const answer = age > refreshMs ? ask() : asking
    return (age > expiryMs ? undefined : known) ?? answer ?? [url]
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
