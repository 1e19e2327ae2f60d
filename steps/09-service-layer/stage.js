import { spawnSync } from 'node:child_process'

/** A page that takes longer is unavailable. */
const timeoutMs = 10_000

/** What `npx workshop status` knows; exits with its message where nothing runs. */
export function statusOfStage() {
  const args = ['workshop/bin.js', 'status', '--json']
  const { status, stdout } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status === 0) return JSON.parse(stdout)
  fail(
    'Of containers that Compose started, this script knows no address: give a whole one.',
  )
}

/** The address of a page: `search_results/bread` is one of the stage that runs. */
export function addressOf(page) {
  return URL.canParse(page) ? page : new URL(page, statusOfStage().url).href
}

/** Resolves with the answer once all of it is there; exits with a message where none comes. */
export async function take(url) {
  try {
    const answer = await fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    })
    await answer.arrayBuffer()
    return answer
  } catch ({ name, cause }) {
    const reason =
      name === 'TimeoutError'
        ? `it took longer than ${timeoutMs / 1000} s`
        : (cause?.code ?? name)
    fail(`${url} gives no answer: ${reason}. Does the stage still run?`)
  }
}

export function fail(message) {
  console.error(message)
  process.exit(1)
}
