import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { suite, type TestContext, test } from 'node:test'
import { root } from '../stages/paths.ts'
import { type Action, actionsOf, startsBare } from './actions.ts'
import { copyTree } from './copy.ts'
import { guides } from './documents.ts'
import { lacking } from './needs.ts'
import { openSession } from './session.ts'

const isStep = /^steps\//
/** Parts expect their step's overview before them. */
const isPart = /^steps\/[^/]+\/[^/]+\/README/

const timeoutMs = 120_000
/** For a command of a document with a long one. */
const longTimeoutMs = 300_000

/**
 * A test per document in a fresh copy, with one subtest per block, in reading order;
 * `takeLong` chooses the documents with a long command, or the others. Long ones
 * among the steps, and all their parts, belong to the walk.
 */
export function proveGuides({ takeLong }: { takeLong: boolean }) {
  const walked = takeLong ? isStep : isPart
  const files = guides(root).filter(file => !walked.test(file))
  suite('every command does what the text says', {
    concurrency: takeLong ? 1 : 2,
  }, () => {
    for (const file of files) {
      const actions = readActions(file)
      const runs = runsOf(actions)
      const isLong = runs.some(run => run.takesLong)
      if (runs.length === 0 || takeLong !== isLong) continue
      test(file, { skip: unable(actions) }, t =>
        inCopy([file], folder => prove(t, folder, actions)),
      )
    }
  })
}

/** Runs `act` in a copy of the tree, without packages if a document wants none. */
export async function inCopy(
  files: string[],
  act: (folder: string) => Promise<void>,
) {
  const installed = !files.some(file => startsBare(read(file)))
  const folder = copyTree(root, { installed })
  await act(folder).finally(() =>
    rm(folder, { recursive: true, force: true }),
  )
}

/** A subtest for each action of a document, in a session of its own in `folder`. */
export async function prove(
  t: TestContext,
  folder: string,
  actions: Action[],
  docker = false,
) {
  const isLong = runsOf(actions).some(run => run.takesLong)
  const session = openSession({
    folder,
    origin: root,
    timeoutMs: isLong ? longTimeoutMs : timeoutMs,
    docker,
  })
  /** Skipped commands that would keep running: their Ctrl-C is skipped as well. */
  const unstarted: Action[] = []

  function isPossible(action: Action) {
    if (action.kind === 'interrupt') return !unstarted.pop()
    const isReached =
      !action.needs.includes('processes') && session.reaches(action)
    if (isReached || !docker) return true
    if (action.keepsRunning) unstarted.push(action)
    return false
  }

  for (const action of actions) {
    const skip = action.kind === 'run' && (lacking(action.needs) || false)
    await t.test(titleOf(t.name, action), { skip }, async t => {
      if (isPossible(action)) await session.perform(action)
      else t.skip('It works on a process, or on the port of one.')
    })
  }
  await t.test(`${t.name}: nothing is left running`, () => session.close())
}

const read = (file: string) => readFileSync(join(root, file), 'utf8')

export const readActions = (file: string) => actionsOf(read(file))

export function runsOf(actions: Action[]) {
  return actions.filter(action => action.kind === 'run')
}

/** Why a document cannot be proved here; false if it can. */
export function unable(actions: Action[]) {
  const runs = runsOf(actions)
  const interrupted = runs.some(run => run.keepsRunning)
  if (process.platform === 'win32' && interrupted)
    return 'Windows gives no way to press Ctrl-C for a program'
  return false
}

function titleOf(file: string, action: Action) {
  const what =
    action.kind === 'interrupt' ? 'Ctrl-C' : action.commands.join('; ')
  return `${file}:${action.line} ${what}`
}
