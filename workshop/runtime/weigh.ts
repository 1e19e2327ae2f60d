import { choicesIn } from '@workshop/services/names'
import {
  type Runtime,
  type Status,
  UsageError,
} from '@workshop/services/runtime'
import type { Weights } from '@workshop/services/weights'
import { request } from './request.ts'

/** The share of each version or variant of a service, after setting them where some are given. */
export async function weigh(
  runtime: Runtime,
  service: string,
  weights?: Weights,
): Promise<Weights> {
  checkChoices(await runtime.status(), service, weights)
  return callSite(runtime, service, weights)
}

/** The stage's status with the weights; without them while the site does not answer. */
export async function statusWithWeights(runtime: Runtime): Promise<Status> {
  const status = await runtime.status()
  const weighed = Object.keys(choicesIn(status.services))
  try {
    const weights = await Promise.all(
      weighed.map(async service => [
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

function checkChoices(status: Status, service: string, weights?: Weights) {
  const choices = choicesIn(status.services)
  const known = choices[service]
  if (!known) {
    const others = Object.keys(choices).join(', ')
    throw new UsageError(
      `"${service}" has no versions to weigh here. ${others ? `Weigh ${others}.` : 'Start a stage that has some: "npm start -- services".'}`,
    )
  }
  const unknown = Object.keys(weights ?? {}).find(
    choice => !known.includes(choice),
  )
  if (unknown !== undefined)
    throw new UsageError(
      `There is no version ${unknown} of ${service}. Its versions are ${known.join(' and ')}.`,
    )
}
