import { until } from '@workshop/platform/test/until'
import type { ReplicaStatus, Runtime } from '@workshop/services/runtime'
import { committedPosts } from '../contract/committed-posts.ts'
import { whileVisited } from './visitors.ts'

/** A running stage `services`; a replica that it loses is replaced. */
export type TestedStage = {
  url: string
  runtime: Runtime
  kill(replica: ReplicaStatus): Promise<unknown>
}

/** One of two replicas is killed during visits: no visit fails. */
export async function killOne(stage: TestedStage, service: string) {
  const { runtime, kill, url } = stage
  const { replicas } = await runtime.scale({ [service]: 2 })
  const victim = replicas.find(
    one => one.service === service,
  ) as ReplicaStatus
  const isReplaced = async () => {
    const { replicas } = await runtime.status()
    const ready = replicas.filter(
      one => one.service === service && one.health === 'ready',
    )
    // A container has no pid and keeps its name when it is replaced.
    const isVictim = ({ pid }: ReplicaStatus) => pid && pid === victim.pid
    return ready.length === 2 && !ready.some(isVictim)
  }

  await whileVisited(url, committedPosts, async visitors => {
    await visitors.see(100)
    await kill(victim)
    await visitors.see(100)
    await until(isReplaced, `${service} has two ready replicas again`)
    await visitors.see(100)
  })
  await runtime.scale({ [service]: 1 })
}

/** A service is scaled during visits: no visit fails. */
export async function scaleUpAndDown(stage: TestedStage, service: string) {
  await whileVisited(stage.url, committedPosts, async visitors => {
    for (const replicas of [3, 1, 2, 1]) {
      await visitors.see(60)
      await stage.runtime.scale({ [service]: replicas })
    }
    await visitors.see(60)
  })
}
