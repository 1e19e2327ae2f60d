import { findRuntime } from '../runtime/find.ts'
import { statusWithWeights } from '../runtime/weigh.ts'
import type { RuntimeOptions } from './about-runtime.ts'
import { printStatus } from './print-status.ts'

export async function runStatus({ data, json }: RuntimeOptions) {
  const runtime = await findRuntime(data)
  printStatus(await statusWithWeights(runtime), json)
}
