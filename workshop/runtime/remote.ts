import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { setTimeout as pause } from 'node:timers/promises'
import type { Runtime } from '@workshop/services/runtime'
import { type Pidfile, readPidfiles } from '../supervisor/pidfile.ts'
import { request } from './request.ts'

type Control = NonNullable<Pidfile['control']>

/** The stage of another terminal, reached by its pidfile; null if it has ended since. */
export async function reach(
  folder: string,
  { supervisor, control }: Pidfile,
): Promise<Runtime | null> {
  if (!control) return null
  const runtime = connect(control, () => untilGone(folder, supervisor))
  try {
    await runtime.site()
    return runtime
  } catch (error) {
    // `fetch` throws this where nothing listens.
    if (error instanceof TypeError) return null
    throw error
  }
}

function connect(
  control: Control,
  untilStopped: () => Promise<void>,
): Runtime {
  async function json<Data>(method: string, path: string, body?: object) {
    const init = { method, body: body && JSON.stringify(body) }
    const answer = await request(control, path, init)
    return (await answer.json()) as Data
  }

  return {
    status: () => json('GET', '/status'),
    scale: scaling => json('PUT', '/scale', scaling),
    site: () => json('GET', '/site'),
    async stop() {
      await json('POST', '/stop')
      await untilStopped()
    },
    async tail(services, onLine, signal) {
      const path = `/lines?of=${services.join()}`
      const answer = await request(control, path, { signal })
      await readLines(answer, text => onLine(JSON.parse(text)))
    },
  }
}

/** Resolves when the signal aborts or the stage ends: both cut the stream off. */
async function readLines(
  { body }: Response,
  onLine: (text: string) => void,
) {
  const input = Readable.fromWeb(body as ReadableStream)
  createInterface({ input })
    .on('line', onLine)
    .on('error', () => {})
  await finished(input).catch(() => {})
}

const stopTimeoutMs = 60_000

async function untilGone(folder: string, supervisor: number) {
  const deadline = Date.now() + stopTimeoutMs
  const isThere = async () =>
    (await readPidfiles(folder)).some(
      each => each.supervisor === supervisor,
    )

  while (await isThere()) {
    if (Date.now() > deadline)
      throw new Error(
        `Process ${supervisor} does not shut down. End it with Ctrl-C in its own terminal.`,
      )
    await pause(50)
  }
}
