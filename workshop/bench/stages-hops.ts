import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { withoutReplica } from '@workshop/services/names'
import type { Report } from './row.ts'
import { findPages } from './stages-pages.ts'
import type { Site } from './stages-start.ts'

/** How many processes answer for a page: those that log its trace. */
export async function measureHops(report: Report, sites: Site[]) {
  const pages = Object.entries(await findPages(sites[0]))
  for (const site of sites)
    for (const [name, [path]] of pages) {
      const touched = await trace(site, path)
      report({
        group: 'stages',
        name: `${site.stage}: ${name}, ${touched.join(' → ')}`,
        value: touched.length,
        unit: 'processes',
        beside: 'monolith',
        limit: 1,
        ratio: touched.length,
      })
    }
}

/** The services that took part in one request, the front door first. */
async function trace({ url, runtime }: Site, path: string) {
  const traceId = randomBytes(16).toString('hex')
  const services: string[] = []
  const end = new AbortController()
  const note = ({ name, text }: { name: string; text: string }) => {
    if (text.includes(traceId)) services.push(withoutReplica(name))
  }
  const tail = runtime.tail([], note, end.signal)
  const headers = { traceparent: `00-${traceId}-${'1'.repeat(16)}-01` }

  await (await fetch(url + path, { headers })).arrayBuffer()
  // Logs are written a tenth of a second later, all at once.
  await pause(300)
  end.abort()
  await tail
  const { services: all } = await runtime.status()
  const isDoor = (name: string) => Number(name === all.at(-1))
  return [...new Set(services)].sort((a, b) => isDoor(b) - isDoor(a))
}
