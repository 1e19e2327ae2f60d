import { createInterface } from 'node:readline'
import { PassThrough } from 'node:stream'
import { withReplica } from '@workshop/services/names'
import type { Line } from '@workshop/services/runtime'
import { containersOf, label, type Run } from './run.ts'

type Told = (line: Line) => void

/** The lines of these services from now on, also of replicas that come later, until the signal aborts. */
export async function tailRun(
  run: Run,
  services: string[],
  onLine: Told,
  signal: AbortSignal,
) {
  const isWanted = (labels: Record<string, string>) =>
    services.length === 0 || services.includes(labels[label.service])
  const now = Math.floor(Date.now() / 1000)
  const events = await run.docker.getEvents({
    filters: { label: [`${label.run}=${run.name}`], event: ['start'] },
    abortSignal: signal,
  })
  linesOf(events).on('line', text => {
    const { id, Actor } = JSON.parse(text)
    if (isWanted(Actor.Attributes))
      follow(run, id, Actor.Attributes, now, onLine, signal)
  })
  for (const { Id, Labels, State } of await containersOf(run))
    if (isWanted(Labels) && State === 'running')
      follow(run, Id, Labels, now, onLine, signal)
  await ended(signal)
}

async function follow(
  run: Run,
  id: string,
  labels: Record<string, string>,
  since: number,
  onLine: Told,
  signal: AbortSignal,
) {
  const container = run.docker.getContainer(id)
  const stream = await container.logs({
    follow: true,
    stdout: true,
    stderr: true,
    since,
    abortSignal: signal,
  })
  stream.on('error', ignore)
  const name = prefixOf(labels)
  const out = new PassThrough()
  const err = new PassThrough()
  container.modem.demuxStream(stream, out, err)
  for (const [input, error] of [
    [out, false],
    [err, true],
  ] as const)
    linesOf(input).on('line', text => onLine({ name, text, error }))
}

function linesOf(input: NodeJS.ReadableStream) {
  const lines = createInterface({ input })
  input.on('error', ignore)
  lines.on('error', ignore)
  return lines
}

/** A stream that is cut off has been aborted, or its container has gone. */
function ignore() {}

function ended(signal: AbortSignal) {
  return new Promise<void>(resolve => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve())
  })
}

/** As the other runtime has it; the database has no number. */
function prefixOf(labels: Record<string, string>) {
  const { [label.service]: name, [label.replica]: number = '1' } = labels
  return withReplica(name, Number(number))
}
