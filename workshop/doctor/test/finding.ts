import assert from 'node:assert/strict'
import type { Finding } from '../finding.ts'
import type { Machine } from '../machine.ts'

/** A machine that lacks something, and what the doctor says of it. */
export type Trouble = {
  title: string
  machine: Partial<Machine>
  name: string
  found: RegExp
  fix: string
}

type Expected = Pick<Trouble, 'name' | 'found' | 'fix'> &
  Pick<Finding, 'state'>

/** This finding is there with its fix, and every other one is ok. */
export function assertFinding(findings: Finding[], expected: Expected) {
  const others = findings.filter(({ state }) => state !== 'ok')
  assert.deepEqual(
    others.map(({ name, state, fix }) => ({ name, state, fix })),
    [{ name: expected.name, state: expected.state, fix: expected.fix }],
  )
  assert.match(others[0].found, expected.found)
}
