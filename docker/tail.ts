import { once, setMaxListeners } from 'node:events'
import { createInterface } from 'node:readline'
import { PassThrough } from 'node:stream'
import { withReplica } from '@workshop/services/names'
import type { Line } from '@workshop/services/runtime'
import { containersOf, eventsOf, label, type Run } from './run.ts'

type OnLine = (line: Line) => void
type Labels = Record<string, string>

/** The lines of these services from now on, until the signal aborts or the run is removed. */
export async function tailRun(
  run: Run,
  services: string[],
  onLine: OnLine,
  aborted: AbortSignal,
) {
  const removed = new AbortController()
  const signal = AbortSignal.any([aborted, removed.signal])
  // Each replica's log listens to it.
  setMaxListeners(0, signal)
  const since = Math.floor(Date.now() / 1000)
  const follow = (id: string, labels: Labels) => {
    if (services.length > 0 && !services.includes(labels[label.service]))
      return
    followContainer({ run, since, onLine, signal }, id, labels)
  }

  const events = await eventsOf(run, ['start', 'destroy'], signal)
  linesOf(events)
    .on('line', text => {
      const { Action, id, Actor } = JSON.parse(text)
      if (Action === 'start') follow(id, Actor.Attributes)
      else if (isDatabase(Actor.Attributes)) removed.abort()
    })
    .on('close', () => removed.abort())
  const containers = await containersOf(run)
  if (!containers.some(({ Labels }) => isDatabase(Labels))) return
  for (const { Id, Labels, State } of containers)
    if (State === 'running') follow(Id, Labels)
  if (!signal.aborted) await once(signal, 'abort')
}

/** It is removed last. */
function isDatabase(labels: Labels) {
  return labels[label.service] === 'mongodb'
}

type Tail = {
  run: Run
  since: number
  onLine: OnLine
  signal: AbortSignal
}

async function followContainer(
  { run, since, onLine, signal }: Tail,
  id: string,
  labels: Labels,
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
  linesOf(out).on('line', text => onLine({ name, text, error: false }))
  linesOf(err).on('line', text => onLine({ name, text, error: true }))
}

function linesOf(input: NodeJS.ReadableStream) {
  const lines = createInterface({ input })
  input.on('error', ignore)
  lines.on('error', ignore)
  return lines
}

/** A stream that is cut off has been aborted, or its container has gone. */
function ignore() {}

/** As the other runtime has it; the database has no number. */
function prefixOf(labels: Labels) {
  const { [label.service]: name, [label.replica]: number = '1' } = labels
  return withReplica(name, Number(number))
}
