import { checkFileLimit } from '../load/file-limit.ts'
import { createLiveLine } from '../load/live-line.ts'
import { printLoad, printPlan, printReplicas } from '../load/print.ts'
import { createReplicaCount } from '../load/replica-count.ts'
import { runLoad } from '../load/run.ts'
import { interruption } from './interruption.ts'

type Options = {
  rate: number
  seconds: number
  method?: string
  data?: string
  header?: Record<string, string>
  connections: number
  timeout: number
  replicas?: string
  json?: boolean
}

export async function runLoadCommand(url: string, options: Options) {
  const { connections, rate: perSecond, seconds, json } = options
  const count = options.replicas
    ? createReplicaCount(options.replicas)
    : undefined
  checkFileLimit(connections)
  const target = {
    url,
    ...requestOf(options),
    connections,
    timeoutMs: options.timeout * 1000,
    onCalls: count?.record,
  }
  const schedule = { perSecond, seconds }
  const signal = interruption()
  if (!json) printPlan(target, schedule)

  const line = createLiveLine('', seconds)
  const onProgress = line.show
  const load = runLoad(target, schedule, { signal, onProgress })
  const result = await load.finally(line.stop)
  const replicas = count?.replicas()
  if (json)
    console.log(JSON.stringify({ url, ...result, replicas }, null, 2))
  else {
    printLoad(result)
    if (replicas) printReplicas(replicas)
  }
  if (result.answered === 0)
    throw new Error(`${url} answered no request. Does the site run there?`)
}

function requestOf({ method, data, header }: Options) {
  const isJson = /^\s*[[{]/.test(data ?? '')
  const type = isJson
    ? 'application/json'
    : 'application/x-www-form-urlencoded'
  const headers: Record<string, string> =
    data === undefined ? {} : { 'content-type': type }
  return {
    method: method ?? (data === undefined ? 'GET' : 'POST'),
    data,
    headers: { ...headers, ...header },
  }
}
