import type { Service } from '@workshop/services/manifest'
import { withReplica } from '@workshop/services/names'
import type { Kept } from './keep.ts'
import type { Program } from './process.ts'
import { becomesReady } from './readiness.ts'

/** One replica of a service. */
export type Member = {
  service: Service
  /** 1, 2, … */
  replica: number
  kept: Kept<{ url: string }>
  /** Where it listens; empty while it does not. */
  address: string
  /** Whether `/readyz` has said so since it listens. */
  ready: boolean
  /** Whether it is on its way out. */
  leaving: boolean
}

/** Starts a replica, and follows where it listens and when it becomes ready; `update` is called on each change. */
export function createMember(
  service: Service,
  replica: number,
  start: (onChange: () => void) => Kept<{ url: string }>,
  update: () => void,
): Member {
  let asking = new AbortController()
  const member: Member = {
    service,
    replica,
    kept: start(follow),
    address: '',
    ready: false,
    leaving: false,
  }
  return member

  function follow() {
    const address = member.kept.ready?.url ?? ''
    if (address === member.address) return
    asking.abort()
    asking = new AbortController()
    Object.assign(member, { address, ready: false })
    if (address) ask(address, asking.signal)
    update()
  }

  async function ask(address: string, signal: AbortSignal) {
    if (!(await becomesReady(address, signal)) || signal.aborted) return
    member.ready = true
    update()
  }
}

/** A replica's own program: marked with its number, told where to listen. */
export function programOf(
  program: Program,
  replica: number,
  env: NodeJS.ProcessEnv,
): Program {
  const name = withReplica(program.name, replica)
  return { ...program, name, env: { ...program.env, ...env } }
}
