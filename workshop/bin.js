#!/usr/bin/env node
// Runs before anything is installed: it looks at Node's version,
// installs missing packages and hands over to cli.ts.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { install } from './install.js'

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
if (!isPlayground && !installed(wantsTools)) installOrExit(wantsTools)

try {
  const { register } = await import('tsx/esm/api')
  register()
  await import('./cli.ts')
} catch (error) {
  explainLoading(error)
}

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

/** Ends here where npm fails: without packages no command runs, the doctor included. */
function installOrExit(tools) {
  console.error(
    `Installing what is missing (npm ci, once; ${tools ? 'with' : 'without'} the test tools) …`,
  )
  const failure = install(root, tools)
  if (!failure) return
  console.error(failure)
  if (process.argv[2] === 'doctor') console.log('NOT READY: packages')
  process.exit(1)
}

/** A folder that was copied from another system has packages that do not load. */
function explainLoading(error) {
  const isPackage =
    /^ERR_(MODULE_NOT_FOUND|DLOPEN_FAILED)$/.test(error.code) ||
    /esbuild for another platform|package "@esbuild/.test(error.message)
  if (!isPackage) throw error
  console.error(
    `${error.message}\n\nThe packages do not load here. Type "npm ci", then the same command again.`,
  )
  if (process.argv[2] === 'doctor') console.log('NOT READY: packages')
  process.exit(1)
}
