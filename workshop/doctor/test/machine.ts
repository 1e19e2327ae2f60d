import { root } from '../../stages/paths.ts'
import type { Outcome } from '../../supervisor/run-command.ts'
import type { Machine } from '../machine.ts'

/** A machine that has everything, apart from `changes`. */
export function fakeMachine(changes: Partial<Machine> = {}): Machine {
  return {
    platform: 'linux',
    isWsl: false,
    nodeVersion: '24.1.0',
    root,
    fileLimit: 10_000,
    freeMemory: async () => 8e9,
    freeDisk: async () => 50e9,
    run: async () => ({ status: 'done', output: '2.0.0' }),
    callLoopback: async () => {},
    portHolder: async () => undefined,
    ...changes,
  }
}

/** Answers for commands that begin so; every other command succeeds. */
export function answering(outcomes: Record<string, Outcome>) {
  return async (command: string, args: string[]): Promise<Outcome> => {
    const typed = [command, ...args].join(' ')
    const known = Object.keys(outcomes).find(each => typed.startsWith(each))
    return known ? outcomes[known] : { status: 'done', output: '2.0.0' }
  }
}
