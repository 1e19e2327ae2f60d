import type { Command } from 'commander'
import { checkFileLimit } from '../load/file-limit.ts'
import { createLiveLine } from '../load/live-line.ts'
import {
  addHeader,
  readMethod,
  readTarget,
  wholeNumber,
} from '../load/parse.ts'
import { printLoad, printPlan } from '../load/print.ts'
import { runLoad } from '../load/run.ts'
import { interruption } from './interruption.ts'
import { registerLab } from './load-lab.ts'

type Options = {
  rate: number
  seconds: number
  method?: string
  data?: string
  header?: Record<string, string>
  connections: number
  timeout: number
  json?: boolean
}

export function register(program: Command) {
  const load = program
    .command('load')
    .description(
      'Send requests at a fixed rate, and measure how long answers take.',
    )
    .argument('<url>', 'an address of this machine', readTarget)
    .option('--rate <number>', 'a second', wholeNumber(1, 10_000), 50)
    .option('--seconds <number>', 'how long', wholeNumber(1, 600), 10)
    .option('--method <name>', 'GET, with --data POST', readMethod)
    .option('--data <text>', 'the body: JSON or a form')
    .option('--header <line>', "as 'Prefer: wait=5'; repeat it", addHeader)
    .option(
      '--connections <number>',
      'open at once',
      wholeNumber(1, 50_000),
      1000,
    )
    .option(
      '--timeout <seconds>',
      'for each request',
      wholeNumber(1, 120),
      10,
    )
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  npx workshop load http://localhost:5000/ --rate 50 --seconds 20\n  npx workshop load waiting-vs-redirecting',
    )
    .action(sendLoad)
  // Options behind the lab's name are the lab's, also `--connections`.
  program.enablePositionalOptions()
  registerLab(load.enablePositionalOptions())
}

async function sendLoad(url: string, options: Options) {
  const { connections, rate: perSecond, seconds, json } = options
  checkFileLimit(connections)
  const target = {
    url,
    ...requestOf(options),
    connections,
    timeoutMs: options.timeout * 1000,
  }
  const schedule = { perSecond, seconds }
  const signal = interruption()
  if (!json) printPlan(target, schedule)

  const line = createLiveLine('', seconds)
  const onProgress = line.show
  const load = runLoad(target, schedule, { signal, onProgress })
  const result = await load.finally(line.stop)
  if (json) console.log(JSON.stringify({ url, ...result }, null, 2))
  else printLoad(result)
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
