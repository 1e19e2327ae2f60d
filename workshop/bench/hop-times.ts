import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { median } from './row.ts'

export type Call = () => Promise<unknown>

const calls = 3000

/** In the caller's process: answers `GET /<lanes>` with how long a call took there. */
export function tellTimes(call: Call) {
  const server = createServer(async ({ url = '' }, res) => {
    res.end(String(await p50(call, Number(url.slice(1)))))
  })
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo
    process.once('disconnect', () => process.exit(0))
    process.send?.({ url: `http://127.0.0.1:${port}` })
  })
}

/** Milliseconds of the middle one of `calls` calls, `lanes` at a time. */
async function p50(call: Call, lanes: number) {
  const times: number[] = []
  const lane = async () => {
    while (times.length < calls) {
      const began = performance.now()
      await call()
      times.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return median(times)
}
