import { splitVersion } from '@workshop/services/names'
import {
  type Runtime,
  type Status,
  UsageError,
} from '@workshop/services/runtime'
import type { Weights } from '@workshop/services/weights'
import { request } from './request.ts'

/** The share of each version of a service, after setting them where some are given. */
export async function weigh(
  runtime: Runtime,
  service: string,
  weights?: Weights,
): Promise<Weights> {
  checkVersions(await runtime.status(), service, weights)
  return callSite(runtime, service, weights)
}

/** The stage's status with the weights; without them while the site does not answer. */
export async function statusWithWeights(runtime: Runtime): Promise<Status> {
  const status = await runtime.status()
  const versioned = Object.keys(versionsOf(status))
  try {
    const weights = await Promise.all(
      versioned.map(async service => [
        service,
        await callSite(runtime, service),
      ]),
    )
    return { ...status, weights: Object.fromEntries(weights) }
  } catch {
    return status
  }
}

async function callSite(
  runtime: Runtime,
  service: string,
  weights?: Weights,
) {
  const answer = await request(
    await runtime.site(),
    `/weights/${service}`,
    weights && { method: 'PUT', body: JSON.stringify(weights) },
  )
  return (await answer.json()) as Weights
}

function checkVersions(status: Status, service: string, weights?: Weights) {
  const versions = versionsOf(status)
  const known = versions[service]
  if (!known) {
    const others = Object.keys(versions).join(', ')
    throw new UsageError(
      `"${service}" has no versions to weigh here. ${others ? `Weigh ${others}.` : 'Start a stage that has some: "npm start -- services".'}`,
    )
  }
  const unknown = Object.keys(weights ?? {}).find(
    version => !known.includes(version),
  )
  if (unknown !== undefined)
    throw new UsageError(
      `There is no version ${unknown} of ${service}. Its versions are ${known.join(' and ')}.`,
    )
}

/** Of the services with several: `{ search: ['1', '2'] }`. */
function versionsOf({ services }: Status) {
  const all: Record<string, string[]> = {}
  for (const { service, version } of services.map(splitVersion))
    all[service] = [...(all[service] ?? []), String(version)]
  return Object.fromEntries(
    Object.entries(all).filter(([, versions]) => versions.length > 1),
  )
}
