import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Outcome } from '../supervisor/run-command.ts'
import { diagnose } from './diagnose.ts'
import { assertFinding, type Trouble } from './test/finding.ts'
import { answering, fakeMachine } from './test/machine.ts'

const notFound: Outcome = { status: 'not found', output: '' }
const failing = (output: string): Outcome => ({ status: 'failed', output })

const troubles: Trouble[] = [
  {
    title: 'Node 20.18 on Windows',
    machine: { platform: 'win32', nodeVersion: '20.18.3' },
    name: 'Node',
    found: /20\.18\.3 is too old/,
    fix: 'winget install OpenJS.NodeJS.LTS',
  },
  {
    title: 'Node 18 on macOS',
    machine: { platform: 'darwin', nodeVersion: '18.20.0' },
    name: 'Node',
    found: /too old/,
    fix: 'brew install node',
  },
  {
    title: 'no npm',
    machine: { run: answering({ npm: notFound }) },
    name: 'npm',
    found: /not found/,
    fix: 'nvm install --lts',
  },
  {
    title: 'packages of another platform',
    machine: {
      run: async (_, args) =>
        args.some(arg => arg.includes("'sharp'"))
          ? failing('Could not load the "sharp" module')
          : { status: 'done', output: '' },
    },
    name: 'Packages',
    found: /do not load: sharp$/,
    fix: 'npm ci',
  },
  {
    title: '1 GB of memory',
    machine: { freeMemory: async () => 1e9 },
    name: 'Memory',
    found: /^1\.0 GB free: stage async needs 2\.0 GB$/,
    fix: 'Close other programs, such as virtual machines and browser tabs.',
  },
  {
    title: 'a full disk',
    machine: { freeDisk: async () => 5e7 },
    name: 'Disk',
    found: /^0\.1 GB free: databases need 1\.0 GB$/,
    fix: 'Delete files that you no longer need, and empty the trash.',
  },
  {
    title: 'a firewall on loopback',
    machine: {
      callLoopback: async () => {
        const cause = new Error('connect EPERM 127.0.0.1')
        throw new TypeError('fetch failed', { cause })
      },
    },
    name: 'Loopback',
    found: /does not answer: connect EPERM 127\.0\.0\.1$/,
    fix: 'Let Node pass your firewall, and map localhost to 127.0.0.1 in the file hosts.',
  },
]

for (const { title, machine, ...expected } of troubles)
  test(`${title} is NOT READY, with a fix`, async () => {
    const { ready, findings } = await diagnose(fakeMachine(machine))

    assertFinding(findings, { state: 'failed', ...expected })
    assert.equal(ready, false)
  })
