import { until } from '@workshop/platform/test/until'
import type { ReplicaStatus, Runtime } from '@workshop/services/runtime'
import { readPosts } from '../contract/expected/dataset.ts'
import { posts as committed } from '../stages/paths.ts'
import { whileVisited } from './visitors.ts'

/** A stage `services` that runs, and a way to kill a replica of it, which is then replaced. */
export type TestedStage = {
  url: string
  runtime: Runtime
  kill(replica: ReplicaStatus): Promise<unknown>
}

const posts = await readPosts(committed)

/** Two replicas, one killed during visits: no visit fails, and it comes back. */
export async function killOne(stage: TestedStage, service: string) {
  const { runtime, kill, url } = stage
  const { replicas } = await runtime.scale({ [service]: 2 })
  const [victim] = replicas.filter(one => one.service === service)
  const isReplaced = async () => {
    const ready = await readyOf(runtime, service)
    return ready.length === 2 && !ready.some(isSame(victim))
  }

  await whileVisited(url, posts, async visitors => {
    await visitors.see(100)
    await kill(victim)
    await visitors.see(100)
    await until(isReplaced, `${service} has two ready replicas again`)
    await visitors.see(100)
  })
  await runtime.scale({ [service]: 1 })
}

/** More and fewer replicas of a service during visits: no visit fails. */
export async function scaleUpAndDown(stage: TestedStage, service: string) {
  await whileVisited(stage.url, posts, async visitors => {
    for (const replicas of [3, 1, 2, 1]) {
      await visitors.see(60)
      await stage.runtime.scale({ [service]: replicas })
    }
    await visitors.see(60)
  })
}

async function readyOf(runtime: Runtime, service: string) {
  const { replicas } = await runtime.status()
  return replicas.filter(
    one => one.service === service && one.health === 'ready',
  )
}

/** A container keeps its name when it is replaced. */
const isSame = (one: ReplicaStatus) => (other: ReplicaStatus) =>
  one.pid !== undefined && one.pid === other.pid
