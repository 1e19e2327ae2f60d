#!/usr/bin/env node
// The one file that runs before anything is installed: it looks at
// Node's version, installs what is missing and hands over to cli.ts.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const [major, minor] = process.versions.node.split('.').map(Number)

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Node ${process.versions.node} is too old: this workshop needs 20.19 or newer.\n` +
      'Install it from https://nodejs.org, then run the same command again.',
  )
  process.exit(1)
}

if (process.argv[2] === 'unpack' && !process.argv.includes('--help')) {
  const { unpack } = await import('./unpack.js')
  try {
    unpack(root, process.argv[3])
    process.exit()
  } catch ({ message }) {
    console.error(message)
    process.exit(1)
  }
}

// A playground uses the packages of the repository around it.
const isPlayground = existsSync(join(root, '.playground.json'))
const wantsTools = ['test', 'bench', 'figures'].includes(process.argv[2])
if (!isPlayground && !installed(wantsTools)) install(wantsTools)

const { register } = await import('tsx/esm/api')
register()
await import('./cli.ts')

/** npm writes what it installed beside the packages; newer than the lock file means nothing is missing. */
function installed(tools) {
  const done = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(done)) return false
  if (
    statSync(done).mtimeMs <
    statSync(join(root, 'package-lock.json')).mtimeMs
  )
    return false
  const { packages } = JSON.parse(readFileSync(done, 'utf8'))
  return !tools || 'node_modules/typescript' in packages
}

function install(tools) {
  console.error(
    `Installing what is missing (npm ci, once; ${tools ? 'with' : 'without'} the test tools) …`,
  )
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const omitted = tools ? ['--include=dev'] : ['--omit=dev']
  const { status } = spawnSync(
    npm,
    ['ci', ...omitted, '--loglevel=error'],
    {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    },
  )
  if (status === 0) return
  console.error(
    'The installation failed, see above. Mend it, then run the same command again.',
  )
  process.exit(1)
}
