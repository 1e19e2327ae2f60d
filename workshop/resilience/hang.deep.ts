import { after, before, suite } from 'node:test'
import type { ReplicaStatus } from '@workshop/services/runtime'
import { type RunningStage, startStage } from '../contract/start-stage.ts'
import { testHang } from './test-hang.ts'

// Windows has no signal that pauses a process.
const skip = process.platform === 'win32'

const called = {
  rest: ['rest'],
  services: ['list', 'search', 'recommend', 'tag', 'picture'],
}

for (const [name, services] of Object.entries(called))
  suite(`stage ${name}`, { skip }, () => {
    let stage: RunningStage
    before(async () => {
      stage = await startStage(name)
    })
    after(() => stage?.stop())

    testHang(() => ({ ...stage, freeze, thaw }), services)
  })

async function freeze({ pid = 0 }: ReplicaStatus) {
  process.kill(pid, 'SIGSTOP')
}

async function thaw({ pid = 0 }: ReplicaStatus) {
  process.kill(pid, 'SIGCONT')
}
