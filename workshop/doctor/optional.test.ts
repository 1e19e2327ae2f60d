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
    title: 'no git on macOS',
    machine: { platform: 'darwin', run: answering({ git: notFound }) },
    name: 'git',
    found: /not found/,
    fix: 'xcode-select --install',
  },
  {
    title: 'no mongosh on Windows',
    machine: { platform: 'win32', run: answering({ mongosh: notFound }) },
    name: 'mongosh',
    found: /not found/,
    fix: 'winget install MongoDB.Shell',
  },
  {
    title: 'no Docker',
    machine: { run: answering({ 'docker version': notFound }) },
    name: 'Docker',
    found: /not found/,
    fix: 'sudo apt-get install docker.io',
  },
  {
    title: 'a Docker daemon that is stopped, on macOS',
    machine: {
      platform: 'darwin',
      run: answering({ 'docker version': failing('Cannot connect') }),
    },
    name: 'Docker',
    found: /daemon does not answer/,
    fix: 'open -a Docker',
  },
  {
    title: 'a Docker daemon that is stopped, on Windows',
    machine: {
      platform: 'win32',
      run: answering({
        'docker version': failing('open //./pipe/docker_engine'),
      }),
    },
    name: 'Docker',
    found: /daemon does not answer/,
    fix: 'Start Docker Desktop from the Start menu.',
  },
  {
    title: 'a Docker daemon that refuses this user',
    machine: {
      run: answering({ 'docker version': failing('permission denied') }),
    },
    name: 'Docker',
    found: /you may not use its daemon/,
    fix: 'sudo usermod -aG docker "$USER", then log out and in again',
  },
  {
    title: 'only Compose 1',
    machine: {
      run: answering({
        'docker compose': failing('unknown command'),
        'docker-compose': { status: 'done', output: '1.29.2' },
      }),
    },
    name: 'Compose',
    found: /^only 1\.29\.2.*type "docker-compose"$/,
    fix: 'sudo apt-get install docker-compose-v2',
  },
  {
    title: 'no Compose',
    machine: {
      run: answering({
        'docker compose': failing('unknown command'),
        'docker-compose': notFound,
      }),
    },
    name: 'Compose',
    found: /^not found$/,
    fix: 'sudo apt-get install docker-compose-v2',
  },
  {
    title: 'ulimit -n of 256',
    machine: { fileLimit: 256 },
    name: 'Open files',
    found: /^256 per process/,
    fix: 'ulimit -n 2200',
  },
  {
    title: 'AirPlay on port 5000',
    machine: {
      platform: 'darwin',
      portHolder: async port =>
        port === 5000 ? 'ControlCe (process 501)' : undefined,
    },
    name: 'Ports',
    found: /^taken: 5000 by ControlCe \(process 501\)$/,
    fix: 'None needed: the next free port is used. To free 5000, switch AirPlay Receiver off.',
  },
]

for (const { title, machine, ...expected } of troubles)
  test(`${title} is still READY, with a fix`, async () => {
    const { ready, findings } = await diagnose(fakeMachine(machine))

    assertFinding(findings, { state: 'optional', ...expected })
    assert.equal(ready, true)
  })
