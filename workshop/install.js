import { spawnSync } from 'node:child_process'

// Plain JavaScript, because this runs before anything is installed.
const windows = process.platform === 'win32'

/** Runs `npm ci`; returns the message to print where it fails. */
export function install(root, tools) {
  const omitted = tools ? '--include=dev' : '--omit=dev'
  const stdio = ['ignore', 2, 2]
  const { status, error } = npm(root, ['ci', omitted], stdio)
  if (status === 0) return
  if (error?.code === 'ENOENT')
    return 'npm is not found. Install Node with npm from https://nodejs.org, then run the same command again.'
  return explain(reaches(root))
}

/** Whether npm's registry answers within seconds. */
function reaches(root) {
  const args = ['ping', '--fetch-retries=0', '--fetch-timeout=5000']
  return npm(root, args, 'ignore').status === 0
}

function explain(isOnline) {
  return isOnline
    ? 'The packages could not be installed: npm says why above. Fix that, then run the same command again.'
    : 'The packages could not be installed: npm cannot reach its registry. Connect to a network (behind a proxy, type "npm config set proxy http://…" first), or type "node workshop/bin.js unpack workshop-pack.tgz" with a file of "npx workshop pack". Then run the same command again.'
}

/** On Windows npm is a batch file: only a shell runs those, from one line. */
export function npm(cwd, args, stdio) {
  const all = [...args, '--loglevel=error']
  return windows
    ? spawnSync(`npm "${all.join('" "')}"`, { cwd, stdio, shell: true })
    : spawnSync('npm', all, { cwd, stdio })
}
