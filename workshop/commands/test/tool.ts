import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { TestContext } from 'node:test'
import { until } from '@workshop/platform/test/until'
import { root } from '../../stages/paths.ts'

/** The tool as a person types it, in a process of its own, ended after the test. */
export function tool(
  t: TestContext,
  args: string[],
  env: NodeJS.ProcessEnv = {},
  cwd = root,
) {
  return typed(t, process.execPath, ['workshop/bin.js', ...args], env, cwd)
}

export function npm(t: TestContext, args: string[]) {
  return typed(t, 'npm', args, {}, root)
}

function typed(
  t: TestContext,
  file: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  cwd: string,
) {
  const child = spawn(file, args, {
    cwd,
    env: { ...process.env, MONGODB_URI: '', ...env },
  })
  const exit = once(child, 'exit').then(([code]) => code)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', text => {
      output += text
    })
  }
  /** Sends the signal and resolves with the exit code. */
  const end = async (signal: NodeJS.Signals = 'SIGINT') => {
    if (child.exitCode === null && child.signalCode === null)
      child.kill(signal)
    return exit
  }
  t.after(() => end('SIGTERM'))

  /** Resolves with the match in the output; rejects with the output if the tool ends before. */
  const prints = async (pattern: RegExp) => {
    const found = () => pattern.exec(output)
    await until(
      () => found() !== null || child.exitCode !== null,
      () => output,
      90_000,
    )
    const match = found()
    if (!match)
      throw new Error(`It ended without printing ${pattern}:\n${output}`)
    return match
  }
  return { child, output: () => output, prints, exit, end }
}
