import { join } from 'node:path'
import type { TestContext } from 'node:test'
import type { Service } from '@workshop/services/manifest'
import getPort from 'get-port'
import { createLines } from '../lines.ts'
import { putUp } from '../put-up.ts'
import { later } from '../stages.ts'
import { supervise } from '../supervise.ts'
import { emptyFolder } from '../tool.ts'

/** A service for tests: `fake.ts` under another name. */
export function fake(name: string, more: Partial<Service> = {}): Service {
  return {
    name,
    folder: 'workshop/stages/fakes',
    entry: 'fake.ts',
    port: 0,
    stages: ['services'],
    upstreams: [],
    database: false,
    replicas: 1,
    memory: 64,
    cpus: 1,
    env: { NAME: name },
    ...more,
  }
}

/** One to call, a later version of it of which none runs, and a door. */
export const fakes = [
  fake('echo'),
  fake('echo@2', { replicas: 0 }),
  fake('web'),
]

/** Puts fakes up without a database, from a manifest of their own; ended with the test. */
export async function startFakes(
  t: TestContext,
  services = fakes,
  data?: string,
) {
  const folder = data ?? (await emptyFolder(t))
  const supervisor = supervise(join(folder, 'running'), 'services')
  t.after(supervisor.stop)
  const site = await putUpFakes(supervisor, services)
  return { ...site, supervisor, data: folder }
}

export async function putUpFakes(
  supervisor: ReturnType<typeof supervise>,
  services: Service[],
) {
  const stage = later('services', services)
  await stage.prepare(services)
  const lines = createLines()
  const database = { uri: '', what: 'none' }
  const port = await getPort()
  const site = await putUp({ supervisor, stage, port, database, lines })
  return { ...site, lines }
}
