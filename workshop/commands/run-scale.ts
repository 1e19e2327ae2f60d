import { findRuntime } from '../runtime/find.ts'
import type { RuntimeOptions } from './about-runtime.ts'
import { printStatus } from './print-status.ts'

export async function runScale(
  scaling: Record<string, number>,
  { data, json }: RuntimeOptions,
) {
  const runtime = await findRuntime(data)
  printStatus(await runtime.scale(scaling), json)
}
