import type { Behaviour, Latency } from '@workshop/partner/behaviour'
import { findRuntime } from '../runtime/find.ts'
import { changePartner } from '../runtime/partner.ts'
import type { RuntimeOptions } from './about-runtime.ts'

type Options = RuntimeOptions & {
  latency?: Latency
  failures?: number
  outage?: boolean
}

export async function runPartner({ data, json, ...options }: Options) {
  const { latency, failures: failureRate, outage } = options
  const changes = Object.entries({ latency, failureRate, outage }).filter(
    ([, value]) => value !== undefined,
  )
  const runtime = await findRuntime(data)
  const behaviour = await changePartner(
    runtime,
    Object.fromEntries(changes),
  )
  console.log(json ? JSON.stringify(behaviour) : describe(behaviour))
}

function describe({ latency, failureRate, outage }: Behaviour) {
  const failures = `${Math.round(100 * failureRate)} % of the requests fail`
  return `${describeLatency(latency)}, ${failures}${outage ? '. During this outage, all do' : ''}.`
}

function describeLatency(latency: Latency) {
  if (latency.kind === 'fixed') return `The partner takes ${latency.ms} ms`
  if (latency.kind === 'uniform')
    return `The partner takes ${latency.from} to ${latency.to} ms`
  return `The partner takes about ${latency.median} ms, sometimes far longer`
}
