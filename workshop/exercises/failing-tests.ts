import { execFile } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { Hint } from './hint.ts'

const timeoutMs = 20_000

/**
 * Titles of the tests that fail in these files, which run in one process: a
 * process for each would cost seconds. Throws a Hint where no result comes.
 */
export async function failingTests(folder: string, files: string[]) {
  const output = await runInOneProcess(folder, files)
  const failed = output.matchAll(/^not ok \d+ - (.+)$/gm)
  const passed = output.matchAll(/^ok \d+ - (.+)$/gm)
  const titles = [...failed].map(([, title]) => title)
  if (titles.length + [...passed].length >= files.length) return titles
  throw new Hint(`The tests do not run to their end. ${lastLineOf(output)}`)
}

/** Resolves with the results in the Test Anything Protocol. */
function runInOneProcess(folder: string, files: string[]) {
  const imports = files.flatMap(file => ['--import', hrefOf(file)])
  const args = ['--test-reporter', 'tap', '--import', 'tsx', ...imports]
  const options = { cwd: folder, timeout: timeoutMs, env: environment() }
  return new Promise<string>(resolve => {
    execFile(
      process.execPath,
      [...args, '--eval', ''],
      options,
      (_error, stdout, stderr) => resolve(stdout + stderr),
    )
  })
}

const hrefOf = (file: string) => pathToFileURL(file).href

/** Without the marks of a test run around this one. */
function environment() {
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  return env
}

function lastLineOf(output: string) {
  const errors = output.match(/^.*Error: .+$/gm) ?? []
  return errors.at(-1) ?? output.trim().split('\n').at(-1) ?? ''
}
