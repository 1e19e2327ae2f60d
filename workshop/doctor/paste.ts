import type { Diagnosis } from './diagnose.ts'

const rule = '-'.repeat(64)

/** Plain text between two rules, for a chat or a mail. */
export function formatForPasting(
  { ready, findings }: Diagnosis,
  system: string,
) {
  const passed = findings.filter(({ state }) => state === 'ok')
  const others = findings.filter(({ state }) => state !== 'ok')
  const ok = passed.map(({ name, found }) =>
    ['Node', 'npm'].includes(name) ? `${name} ${found}` : name,
  )
  return [
    rule,
    `workshop doctor: ${ready ? 'READY' : 'NOT READY'}`,
    system,
    `ok: ${ok.join(', ')}`,
    ...others.map(
      ({ name, state, found }) => `${state}: ${name}: ${found}`,
    ),
    rule,
  ].join('\n')
}
