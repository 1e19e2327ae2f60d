import { fileURLToPath } from 'node:url'
import { run } from '../stages/process.ts'
import { load } from './load.ts'
import { inTurn, type Report } from './row.ts'

const file = fileURLToPath(new URL('./service-process.ts', import.meta.url))

/** The same Express app served by the platform (logged, counted, traced) and bare. */
export function startService(kind: 'served' | 'bare') {
  return run<{ url: string }>({ name: kind, file, args: [kind] })
}

/** A service's own endpoint beside bare Express 5 that answers the same bytes. */
export async function measure(report: Report) {
  const served = await startService('served')
  const bare = await startService('bare')
  try {
    const rate = async (url: string, seconds?: number) =>
      (await load(`${url}/posts`, seconds)).rate
    await rate(served.ready.url, 1)
    await rate(bare.ready.url, 1)
    const measured = await inTurn(
      5,
      () => rate(served.ready.url),
      () => rate(bare.ready.url),
    )
    report({
      group: 'service',
      name: 'JSON of 12 posts',
      unit: '/s',
      beside: 'bare Express 5',
      ...measured,
    })
  } finally {
    await served.stop()
    await bare.stop()
  }
}
