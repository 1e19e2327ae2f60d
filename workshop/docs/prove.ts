import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { suite, type TestContext, test } from 'node:test'
import { root } from '../stages/paths.ts'
import { type Action, actionsOf, type Run, startsBare } from './actions.ts'
import { copyTree } from './copy.ts'
import { guides } from './documents.ts'
import { lacking } from './needs.ts'
import { openSession } from './session.ts'

/** Each lays out a playground, and many start a stage: together they take long. */
const isPart = /^steps\/[^/]+\/[^/]+\/README/

type Chosen = {
  /** The parts, and the documents with a long command; or the others. */
  takeLong: boolean
  isWanted?: (file: string) => boolean
}

/** A test per document, with one subtest per block, in reading order. */
export async function proveGuides({
  takeLong,
  isWanted = () => true,
}: Chosen) {
  const files = guides(root).filter(isWanted)
  suite('every command does what the text says', {
    concurrency: takeLong ? 1 : 2,
  }, () => {
    for (const file of files) {
      const text = readFileSync(join(root, file), 'utf8')
      const actions = actionsOf(text)
      const runs = actions.filter(action => action.kind === 'run')
      const isLong = isPart.test(file) || runs.some(run => run.takesLong)
      const isChosen = takeLong === isLong
      if (runs.length === 0 || !isChosen) continue
      const installed = !startsBare(text)
      const timeoutMs = takeLong ? 900_000 : 120_000
      test(file, { skip: unable(runs) }, t =>
        prove(t, actions, { installed, timeoutMs }),
      )
    }
  })
}

async function prove(
  t: TestContext,
  actions: Action[],
  { installed, timeoutMs }: { installed: boolean; timeoutMs: number },
) {
  const folder = copyTree(root, { installed })
  const session = openSession({ folder, origin: root, timeoutMs })
  try {
    for (const action of actions) {
      const skip = action.kind === 'run' && (lacking(action.needs) || false)
      await t.test(titleOf(t.name, action), { skip }, () =>
        session.perform(action),
      )
    }
    await t.test(`${t.name}: nothing is left running`, () =>
      session.close(),
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function unable(runs: Run[]) {
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
