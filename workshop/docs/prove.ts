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

/** A test per document, with one subtest per block, in reading order. */
export async function proveGuides(options: {
  /** Only documents with long commands, and those commands too. */
  long: boolean
}) {
  const { long } = options
  const files = await guides(root)
  suite('every command does what the text says', {
    concurrency: long ? 1 : 2,
  }, () => {
    for (const file of files) {
      const text = readFileSync(join(root, file), 'utf8')
      const actions = actionsOf(text)
      const runs = actions.filter(action => action.kind === 'run')
      if (long ? !runs.some(run => run.takesLong) : runs.length === 0)
        continue
      const installed = !(long && startsBare(text))
      test(file, { skip: unable(runs) }, t =>
        prove(t, actions, { long, installed }),
      )
    }
  })
}

async function prove(
  t: TestContext,
  actions: Action[],
  { long, installed }: { long: boolean; installed: boolean },
) {
  const folder = copyTree(root, { installed })
  const timeoutMs = long ? 900_000 : 120_000
  const session = openSession({ folder, origin: root, timeoutMs })
  try {
    for (const action of actions) {
      const skip = action.kind === 'run' && reason(action, long)
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

function reason({ takesLong, needs }: Run, long: boolean) {
  if (takesLong && !long) return 'runs in npm run test:deep'
  return lacking(needs) || false
}

function titleOf(file: string, action: Action) {
  const what =
    action.kind === 'interrupt' ? 'Ctrl-C' : action.commands.join('; ')
  return `${file}:${action.line} ${what}`
}
