import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { setTimeout as pause } from 'node:timers/promises'
import { type Runtime, UsageError } from '@workshop/services/runtime'
import { type Recorded, recorded } from '../stages/record.ts'

type Control = NonNullable<Recorded['control']>
type Problem = { title: string; detail?: string }

/** The processes of a start in another terminal, by what it has written down in `folder`; null where it has died since. */
export async function reach(
  folder: string,
  { supervisor, control }: Recorded,
): Promise<Runtime | null> {
  if (!control) return null
  const runtime = connect(control, () => untilGone(folder, supervisor))
  try {
    await runtime.door()
    return runtime
  } catch (error) {
    // What fetch throws where nobody listens.
    if (error instanceof TypeError) return null
    throw error
  }
}

function connect(
  control: Control,
  untilStopped: () => Promise<void>,
): Runtime {
  const ask = (method: string, path: string, body?: object) =>
    call(control, path, { method, body: body && JSON.stringify(body) })
  const json = async <Data>(...request: Parameters<typeof ask>) =>
    (await (await ask(...request)).json()) as Data

  return {
    status: () => json('GET', '/status'),
    scale: scaling => json('PUT', '/scale', scaling),
    door: () => json('GET', '/door'),
    async stop() {
      await json('POST', '/stop')
      await untilStopped()
    },
    async tail(services, onLine, signal) {
      const query = new URLSearchParams(
        services.map(name => ['of', name] as [string, string]),
      )
      const answer = await call(control, `/lines?${query}`, { signal })
      await readLines(answer, text => onLine(JSON.parse(text)))
    },
  }
}

async function call(
  { url, token }: Control,
  path: string,
  init: RequestInit,
) {
  const headers = {
    Authorization: `Bearer ${token}`,
    'Content-Type': 'application/json',
  }
  const answer = await fetch(url + path, { ...init, headers })
  if (answer.ok) return answer

  const { title, detail = title } = (await answer.json()) as Problem
  throw answer.status === 422 ? new UsageError(detail) : new Error(detail)
}

/** Resolves when the signal aborts, or the other side has ended: either cuts the stream off. */
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

async function untilGone(folder: string, supervisor: number) {
  const end = Date.now() + 60_000
  const isThere = async () =>
    (await recorded(folder)).some(each => each.supervisor === supervisor)

  while (await isThere()) {
    if (Date.now() > end)
      throw new Error(
        `Process ${supervisor} does not come to its end. End it with Ctrl-C in its own terminal.`,
      )
    await pause(50)
  }
}
