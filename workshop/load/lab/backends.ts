import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { changeBehaviour } from '@workshop/partner/change-behaviour'
import { buildServices } from '@workshop/platform/build'
import { mongodb } from '../../stages/mongodb.ts'
import { runProgram } from '../../supervisor/program.ts'

const fileOf = (specifier: string) =>
  fileURLToPath(import.meta.resolve(specifier))

export type Backends = Awaited<ReturnType<typeof startBackends>>

/** Builds the ways, and starts a database and a partner as slow as the job. */
export async function startBackends(
  jobMs: number,
  after: (act: () => Promise<unknown>) => void,
) {
  const [file, partnerFile] = await buildServices([
    { name: 'load-way', entry: fileOf('./way.ts') },
    { name: 'load-partner', entry: fileOf('@workshop/partner/main') },
  ])
  const folder = await mkdtemp(join(tmpdir(), 'load-'))
  after(() => rm(folder, { recursive: true, force: true }))

  const database = await runProgram<{ uri: string }>(
    await mongodb(folder, 0),
  )
  after(database.stop)
  const partner = await runProgram<{ url: string }>({
    name: 'partner',
    file: partnerFile,
    env: { PORT: '0', LOG_LEVEL: 'warn' },
  })
  after(partner.stop)
  const latency = { kind: 'fixed', ms: jobMs } as const
  await changeBehaviour(partner.ready.url, { latency })
  return { file, uri: database.ready.uri, partner: partner.ready.url }
}
