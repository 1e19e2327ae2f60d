import { findRuntime } from '../runtime/find.ts'
import type { RuntimeOptions } from './about-runtime.ts'

export async function runStop({ data }: RuntimeOptions) {
  const runtime = await findRuntime(data)
  const { stage, url } = await runtime.status()
  await runtime.stop()
  console.log(`Ended stage ${stage}, which was at ${url}`)
}
