import { once, setMaxListeners } from 'node:events'
import { createInterface } from 'node:readline'
import { PassThrough } from 'node:stream'
import { withReplica } from '@workshop/services/names'
import type { Line } from '@workshop/services/runtime'
import type { Container } from 'dockerode'
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
  const follow = async (id: string, labels: Labels) => {
    const isWanted =
      services.length === 0 || services.includes(labels[label.service])
    if (!isWanted) return
    const container = run.docker.getContainer(id)
    const output = { follow: true, stdout: true, stderr: true } as const
    const stream = await container.logs({
      ...output,
      since,
      abortSignal: signal,
    })
    publishLines(container, stream, prefixOf(labels), onLine)
  }

  const events = await eventsOf(run, ['start', 'destroy'], signal).catch(
    error => {
      if (!signal.aborted) throw error
    },
  )
  if (!events) return
  linesOf(events)
    .on('line', text => {
      const { Action, id, Actor } = JSON.parse(text)
      if (Action === 'start') follow(id, Actor.Attributes).catch(ignore)
      else if (isDatabase(Actor.Attributes)) removed.abort()
    })
    .on('close', () => removed.abort())
  const containers = await containersOf(run)
  if (!containers.some(({ Labels }) => isDatabase(Labels))) return
  for (const { Id, Labels, State } of containers)
    if (State === 'running') follow(Id, Labels).catch(ignore)
  if (!signal.aborted) await once(signal, 'abort')
}

/** It is removed last. */
function isDatabase(labels: Labels) {
  return labels[label.service] === 'mongodb'
}

function publishLines(
  { modem }: Container,
  stream: NodeJS.ReadableStream,
  name: string,
  onLine: OnLine,
) {
  const [out, err] = [new PassThrough(), new PassThrough()]
  stream.on('error', ignore)
  modem.demuxStream(stream, out, err)
  linesOf(out).on('line', text => onLine({ name, text, error: false }))
  linesOf(err).on('line', text => onLine({ name, text, error: true }))
}

function linesOf(input: NodeJS.ReadableStream) {
  input.on('error', ignore)
  return createInterface({ input }).on('error', ignore)
}

/** A stream that is cut off has been aborted, or its container has gone. */
function ignore() {}

/** As the other runtime has it; the database has no number. */
function prefixOf(labels: Labels) {
  const { [label.service]: name, [label.replica]: number = '1' } = labels
  return withReplica(name, Number(number))
}
