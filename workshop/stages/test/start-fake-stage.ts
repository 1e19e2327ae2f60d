import { once } from 'node:events'
import {
  createFakeSupervisor,
  fakeService,
  fakeServices,
  putUpFakeStage,
} from './fake-stage.ts'

// A stage that scales, kills a replica and then says so: a test kills it in turn.
const [folder] = process.argv.slice(2)
const env = { NAME: 'echo', IGNORES_DISCONNECT: 'yes' }
const services = [fakeService('echo', { env }), ...fakeServices.slice(1)]

const supervisor = createFakeSupervisor(folder, services)
const { runtime, services: running } = await putUpFakeStage(
  supervisor,
  services,
)
await runtime.scale({ echo: 3 })

const [replica] = running.replicasOf(services[0])
process.kill(replica.pid, 'SIGKILL')
// Not before the last probe: its log line would fail in the orphan.
await once(replica, 'ready')
process.send?.('scaled and restarted')
