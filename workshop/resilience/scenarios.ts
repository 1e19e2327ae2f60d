import { until } from '@workshop/platform/test/until'
import { withVersion } from '@workshop/services/names'
import type { ReplicaStatus, Runtime } from '@workshop/services/runtime'
import { committedPosts } from '../contract/committed-posts.ts'
import { whileVisited } from './visitors.ts'

/** A running stage `services`; a replica that it loses is replaced. */
export type TestedStage = {
  url: string
  runtime: Runtime
  kill(replica: ReplicaStatus): Promise<unknown>
}

/** Kills a replica; resolves with a function that waits for the one that replaces it. */
export async function killReplica(
  { runtime, kill }: Pick<TestedStage, 'runtime' | 'kill'>,
  service: string,
) {
  const replicasOf = async () =>
    (await runtime.status()).replicas.filter(
      replica => withVersion(replica) === service,
    )
  const replicas = await replicasOf()
  const [victim] = replicas
  await kill(victim)

  // A container has no pid and keeps its name when it is replaced.
  const isVictim = ({ pid }: ReplicaStatus) => pid && pid === victim.pid
  async function isReplaced() {
    const ready = (await replicasOf()).filter(
      one => one.health === 'ready' && !isVictim(one),
    )
    return ready.length === replicas.length
  }
  return () => until(isReplaced, `${service} has its replicas again`)
}

/** One of two replicas is killed during visits: no visit fails. */
export async function killOne(stage: TestedStage, service: string) {
  await stage.runtime.scale({ [service]: 2 })
  await whileVisited(stage.url, committedPosts, async visitors => {
    await visitors.see(100)
    const untilReplaced = await killReplica(stage, service)
    await visitors.see(100)
    await untilReplaced()
    await visitors.see(100)
  })
  await stage.runtime.scale({ [service]: 1 })
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
