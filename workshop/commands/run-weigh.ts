import type { Weights } from '@workshop/services/weights'
import { findRuntime } from '../runtime/find.ts'
import { weigh } from '../runtime/weigh.ts'
import type { RuntimeOptions } from './about-runtime.ts'
import { printWeights } from './print-weights.ts'

export async function runWeigh(
  service: string,
  weights: Weights | undefined,
  { data, json }: RuntimeOptions,
) {
  const runtime = await findRuntime(data)
  printWeights(service, await weigh(runtime, service, weights), json)
}
