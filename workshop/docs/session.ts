import assert from 'node:assert/strict'
import { isAbsolute, join } from 'node:path'
import getPort from 'get-port'
import type { Action, Run } from './actions.ts'
import { createProject } from './compose.ts'
import { withContainers } from './in-docker.ts'
import { findLeftOver } from './left-over.ts'
import {
  matchStart,
  matchWhole,
  type Ports,
  portsIn,
  tidy,
  withPorts,
} from './match.ts'
import { environment, type Line, runLine } from './run-line.ts'

/** On a slow machine an import reports its progress; the texts show its result. */
const progressLines = /^\d+ posts, \d+\/s.*\n/gm

type SessionOptions = {
  folder: string
  /** Replaces ADDRESS in `git clone ADDRESS`. */
  origin: string
  /** For each command. */
  timeoutMs?: number
  /** Whether stages run in containers. */
  docker?: boolean
}

type Started = { line: Line; ports: Ports; byNpm: boolean }

/** One reader in a fresh copy of the tree; background commands have their own terminal. */
export function openSession({
  folder,
  origin,
  timeoutMs = 30_000,
  docker = false,
}: SessionOptions) {
  let cwd = folder
  const running: Started[] = []
  const project = createProject(folder)
  /** Containers, which the commands started and the session did not. */
  const published: Ports = new Map()

  const ports = () =>
    new Map([...published, ...running.flatMap(each => [...each.ports])])
  const addressed = (command: string) =>
    docker ? withContainers(command, folder) : command
  const onThisMachine = (command: string) => {
    const typed = command.replace('ADDRESS', `"${origin}"`)
    return withPorts(addressed(typed), ports())
  }

  async function start({ commands, expected = '' }: Run) {
    const port = String(await getPort())
    const env = { ...environment(), PORT: port }
    const command = atPort(onThisMachine(commands[0]), port)
    const line = runLine(command, cwd, env)
    const byNpm = /^np[mx] /.test(commands[0])
    const started: Started = { line, byNpm, ports: new Map() }
    running.push(started)

    started.ports = await line
      .untilFound(output => matchStart(expected, output), timeoutMs)
      .catch(error =>
        fail(`${error.message} It should print`, expected, line.output()),
      )
    await answering(withPorts(expected, started.ports))
  }

  async function run({ commands, expected }: Run) {
    let output = ''
    for (const command of commands) {
      const [, where] = /^cd (\S+)$/.exec(command) ?? []
      if (where) cwd = isAbsolute(where) ? where : join(cwd, where)
      else output += await runToEnd(command)
    }
    if (expected === undefined) return
    const result = output.replace(progressLines, '')
    const found = matchWhole(expected, result)
    if (!found || !learn(found)) fail('The text states', expected, result)
  }

  /** Notes each port when it is first printed; false if it differs later. */
  function learn(found: Ports) {
    const known = ports()
    const notes = running.at(-1)?.ports ?? published
    for (const [usual, taken] of found) {
      if ((known.get(usual) ?? taken) !== taken) return false
      notes.set(usual, taken)
    }
    return true
  }

  async function runToEnd(command: string) {
    const { spelling, env } = await project.prepare(onThisMachine(command))
    const line = runLine(spelling, cwd, { ...environment(), ...env })
    const { output, code } = await line.untilEnded(timeoutMs)
    assert.equal(code, 0, `${command}\nends with ${code}:\n${output}`)
    return output
  }

  async function interrupt() {
    const started = running.pop()
    assert.ok(started, 'Ctrl-C, but nothing runs.')
    started.line.interrupt()
    const { code, signal, output } =
      await started.line.untilEnded(timeoutMs)
    // npm passes its child's signal on, however well the child has ended.
    if (!started.byNpm || signal !== 'SIGINT')
      assert.equal(code, 0, `Ctrl-C makes it end with ${code}:\n${output}`)
    if (running.length > 0) return
    assert.deepEqual(
      await findLeftOver(folder),
      [],
      'processes are left over',
    )
  }

  return {
    /** Rejects with the expected and the actual output. */
    async perform(action: Action) {
      if (action.kind === 'interrupt') await interrupt()
      else if (action.keepsRunning) await start(action)
      else await run(action)
    },
    /** Whether all that its commands address has started, at a port that is known. */
    reaches(action: Action) {
      if (action.kind === 'interrupt') return true
      return action.commands
        .map(addressed)
        .flatMap(portsIn)
        .every(port => ports().has(port))
    },
    /** Ends the running commands as Ctrl-C does. */
    async close() {
      while (running.length > 0) await interrupt()
      assert.deepEqual(project.remove(), [], 'containers are left over')
    },
  }
}

/** The site takes its port from the environment; the database needs an option. */
function atPort(command: string, port: string) {
  return command === 'npm run mongodb'
    ? `${command} -- --port ${port}`
    : command
}

/** Asks every http address in `text`; anything but a server's error will do. */
async function answering(text: string) {
  for (const [url] of text.matchAll(/http:\/\/[^\s…"]+/g)) {
    const { status } = await fetch(url)
    assert.ok(status < 500, `${url} answers ${status}`)
  }
}

function fail(what: string, expected: string, actual: string): never {
  throw new Error(`${what}\n\n${expected}\n\nbut it is\n\n${tidy(actual)}`)
}
