import { Agent, get } from 'node:http'
import { createClient } from '@workshop/platform/client/client'
import { createMetrics } from '@workshop/platform/metrics'
import { traceOf, withTrace } from '@workshop/platform/trace'
import { type Call, tellTimes } from './hop-times.ts'

/** Run as a process: calls `list` with the platform's client, or with what Node itself brings. */
const [kind, url] = process.argv.slice(2)

tellTimes(kind === 'ours' ? ours() : floor())

function ours(): Call {
  const client = createClient({
    upstream: 'list',
    instances: () => [url],
    registry: createMetrics('web').registry,
  })
  return () => traced(() => client.call('/posts'))
}

/** As within a request: its trace goes along. */
function traced(call: Call) {
  return new Promise((resolve, reject) =>
    withTrace(traceOf(undefined), () => call().then(resolve, reject)),
  )
}

/** The least that a call over HTTP can be: the body, as an object. */
function floor(): Call {
  const agent = new Agent({ keepAlive: true })
  const { hostname, port } = new URL(url)
  const options = { hostname, port, path: '/posts', agent }
  return () =>
    new Promise((resolve, reject) => {
      const sent = get(options, response => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', part => (text += part))
        response.on('end', () => resolve(JSON.parse(text)))
      })
      sent.on('error', reject)
    })
}
