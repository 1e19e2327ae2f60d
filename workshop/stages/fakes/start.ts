import { join } from 'node:path'
import { supervise } from '../supervise.ts'
import { fake, fakes, putUpFakes } from './fakes.ts'

// A start of its own that scales, kills and says so: for tests that kill it in turn.
const [folder] = process.argv.slice(2)
const stubborn = fake('echo', { env: { NAME: 'echo', STUBBORN: 'yes' } })

const supervisor = supervise(join(folder, 'running'), 'services')
const { runtime, members } = await putUpFakes(supervisor, [
  stubborn,
  ...fakes.slice(1),
])
await runtime.scale({ echo: 3 })

const [{ kept }] = members
process.kill(kept.process.pid, 'SIGKILL')
while (kept.restarts === 0 || kept.state !== 'running')
  await new Promise(setImmediate)
process.send?.('scaled and restarted')
