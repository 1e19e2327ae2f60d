import { createServer } from 'node:http'
import { listen } from './listen.ts'
import { median } from './row.ts'

export type Call = () => Promise<unknown>

const calls = 3000

/** In the caller's process: answers `GET /<lanes>` with how long a call took there. */
export function tellTimes(call: Call) {
  const server = createServer(async ({ url = '' }, res) => {
    res.end(String(await p50(call, Number(url.slice(1)))))
  })
  listen(server)
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
