import { join } from 'node:path'
import type { Service } from '@workshop/services/manifest'
import type { Ending } from '@workshop/services/test/replica'
import getPort from 'get-port'
import { Supervisor } from '../../supervisor/supervisor.ts'
import { putUp } from '../put-up.ts'
import { later } from '../stages.ts'
import { emptyFolder } from './empty-folder.ts'

/** A service for tests: `fake-service.ts` under a name of its own. */
export function fakeService(
  name: string,
  more: Partial<Service> = {},
): Service {
  return {
    name,
    folder: 'workshop/stages/test',
    entry: 'fake-service.ts',
    port: 0,
    stages: ['services'],
    upstreams: [],
    database: false,
    replicas: 1,
    memory: 64,
    cpus: 1,
    tokens: name === 'web' ? ['CONTROL_TOKEN'] : [],
    env: { NAME: name },
    ...more,
  }
}

/** A service, a later version of it without a replica, and a site that calls both. */
export const fakeServices = [
  fakeService('echo'),
  fakeService('echo@2', { replicas: 0 }),
  fakeService('web', { upstreams: ['echo', 'echo@2'] }),
]

/** Starts a stage of fake services without a database; stopped after the tests. */
export async function startFakeStage(
  t: Ending,
  {
    services = fakeServices,
    port,
  }: { services?: Service[]; port?: number } = {},
) {
  const data = await emptyFolder()
  const supervisor = createFakeSupervisor(data, services)
  t.after(() => supervisor.stop())
  const stage = await putUpFakeStage(supervisor, services, port)
  return { ...stage, supervisor, data }
}

export function createFakeSupervisor(data: string, services: Service[]) {
  return new Supervisor({
    folder: join(data, 'running'),
    stage: 'services',
    services: services.map(({ name }) => name),
  })
}

export async function putUpFakeStage(
  supervisor: Supervisor,
  services: Service[],
  port?: number,
) {
  const stage = later('services', services)
  await stage.prepare(services)
  const number = port ?? (await getPort())
  return putUp({ supervisor, stage, port: { number }, databaseUri: '' })
}
