import { splitVersion } from '@workshop/services/names'
import { type Runtime, UsageError } from '@workshop/services/runtime'

/** Shares by version: `{ '1': 90, '2': 10 }`. */
export type Weights = Record<string, number>

type Problem = {
  title: string
  detail?: string
  errors?: { field: string; message: string }[]
}

/** The shares of a service's versions, as the front door deals them out; changed before where some are given. */
export async function weigh(
  runtime: Runtime,
  service: string,
  weights?: Weights,
): Promise<Weights> {
  await checkVersions(runtime, service)
  const { url, token } = await runtime.site()
  const answer = await fetch(`${url}/weights/${service}`, {
    method: weights ? 'PUT' : 'GET',
    headers: {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      Accept: 'application/json',
    },
    body: weights && JSON.stringify(weights),
  })
  if (answer.ok) return (await answer.json()) as Weights
  const problem = (await answer.json()) as Problem
  const wrong = answer.status >= 400 && answer.status < 500
  throw wrong ? new UsageError(textOf(problem)) : new Error(textOf(problem))
}

async function checkVersions(runtime: Runtime, wanted: string) {
  const { services } = await runtime.status()
  const versioned = services
    .map(splitVersion)
    .filter(({ version }) => version > 1)
    .map(({ service }) => service)
  if (versioned.includes(wanted)) return
  const there = [...new Set(versioned)].join(', ')
  throw new UsageError(
    `"${wanted}" has no versions to weigh here. ${there ? `Weigh ${there}.` : 'Start a stage that has: "npm start -- services".'}`,
  )
}

function textOf({ title, detail, errors = [] }: Problem) {
  const fields = errors.map(({ field, message }) => `${field}: ${message}`)
  return [title, detail, ...fields].filter(Boolean).join('. ')
}
