import { findRuntime } from '../runtime/find.ts'
import type { RuntimeOptions } from './about-runtime.ts'
import { interruption } from './interruption.ts'
import { createLinePrinter } from './print-line.ts'

export async function runTail(
  services: string[],
  { data, json }: RuntimeOptions,
) {
  const runtime = await findRuntime(data)
  const named =
    services.length > 0 ? services : (await runtime.status()).services
  const print = json
    ? (line: object) => console.log(JSON.stringify(line))
    : createLinePrinter(named)

  await runtime.tail(services, print, interruption())
  process.exit(0)
}
