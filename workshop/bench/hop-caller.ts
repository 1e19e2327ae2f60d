import { Agent } from 'node:http'
import { createClient } from '@workshop/platform/client/client'
import { createMetrics } from '@workshop/platform/metrics'
import { traceOf, withTrace } from '@workshop/platform/trace'
import axios from 'axios'
import express from 'express'
import { listen } from './listen.ts'
import { median, time } from './measure.ts'

/** Run as a process: calls a service by the services' client, or by axios alone. */
const [kind, url] = process.argv.slice(2)
const calls = 1000

function createCall(): () => Promise<unknown> {
  if (kind === 'axios') {
    const httpAgent = new Agent({ keepAlive: true })
    const http = axios.create({ baseURL: url, httpAgent })
    return () => http.get('/posts')
  }
  const { registry } = createMetrics('web')
  const instances = () => [url]
  const client = createClient({ upstream: 'list', instances, registry })
  return () => client.call('/posts')
}

/** The median time of many calls, in milliseconds. */
async function p50(call: () => Promise<unknown>, lanes: number) {
  const times: number[] = []
  const lane = async () => {
    while (times.length < calls) times.push((await time(call)).value)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return median(times)
}

const app = express()
const call = createCall()
// As within a request of the site, whose trace goes along.
app.get('/:lanes', async ({ params }, res) => {
  const measured = () => p50(call, Number(params.lanes))
  res.send(String(await withTrace(traceOf(), measured)))
})
listen(app)
