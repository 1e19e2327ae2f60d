import type { Report } from './row.ts'
import type { Site } from './stages-start.ts'

const allowed = 70

/** What each process holds resident, after load. */
export async function measureMemory(report: Report, sites: Site[]) {
  for (const { stage, runtime } of sites) {
    const { replicas } = await runtime.status()
    for (const { service, memory } of replicas) {
      const value = memory / 1_000_000
      report({
        group: 'stages',
        name: `${stage}: resident, ${service}`,
        value,
        unit: 'MB',
        beside: 'allowed a service',
        limit: allowed,
        ratio: value / allowed,
      })
    }
  }
}
