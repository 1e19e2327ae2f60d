import { startBare } from './bare-process.ts'
import { load } from './load.ts'
import { inTurn, type Report } from './row.ts'
import { measureEndpoints } from './service-endpoints.ts'
import { startService } from './service-start.ts'

/** What an answer of a service costs beside bare Express 5 that answers the same bytes: first the least service, then those of the stage. */
export async function measure(report: Report) {
  const served = await startService('served')
  const bare = await startService('bare')
  const [one, other] = [served.ready.url, bare.ready.url]
  try {
    await measureBeside(report, 'JSON of 12 posts', one, other, '/posts')
  } finally {
    await served.stop()
    await bare.stop()
  }
  await measureEndpoints(async (name, service, path, recorded) => {
    const bare = await startBare('express', recorded)
    try {
      await measureBeside(report, name, service, bare.url, path)
    } finally {
      await bare.stop()
    }
  })
}

async function measureBeside(
  report: Report,
  name: string,
  service: string,
  bare: string,
  path: string,
) {
  const rate = async (url: string, seconds?: number) =>
    (await load(url + path, seconds)).rate
  await rate(service, 1)
  await rate(bare, 1)
  report({
    group: 'service',
    name,
    unit: '/s',
    beside: 'bare Express 5, same bytes',
    ...(await inTurn(
      5,
      () => rate(service),
      () => rate(bare),
    )),
  })
}
