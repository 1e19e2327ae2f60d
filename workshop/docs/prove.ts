import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { root } from '../stages/paths.ts'
import { type Action, actionsOf, type Run, startsBare } from './actions.ts'
import { copyTree } from './copy.ts'
import { guides } from './documents.ts'
import { lacking } from './needs.ts'
import { openSession } from './session.ts'

type Options = {
  /** Only documents with long commands, and those commands too. */
  long: boolean
}

/** A test per document with one subtest per block, in reading order. */
export async function proveGuides(options: Options) {
  for (const file of await guides(root)) {
    const text = await readFile(join(root, file), 'utf8')
    const actions = actionsOf(text)
    const runs = actions.filter(action => action.kind === 'run')
    if (runs.length === 0) continue
    if (options.long && !runs.some(run => run.takesLong)) continue
    const title = `${file}: every command does what the text says`
    const installed = !(options.long && startsBare(text))
    test(title, { skip: unable(runs) }, t =>
      prove(t, file, actions, { ...options, installed }),
    )
  }
}

async function prove(
  t: { test: typeof test },
  file: string,
  actions: Action[],
  { long, installed }: Options & { installed: boolean },
) {
  const copy = await copyTree(root, { installed })
  const seconds = long ? 900 : 120
  const session = openSession({
    folder: copy.folder,
    origin: root,
    seconds,
  })
  try {
    for (const action of actions) {
      const skip = action.kind === 'run' && reason(action, long)
      await t.test(titleOf(file, action), { skip }, () =>
        session.perform(action),
      )
    }
    await t.test(`${file}: nothing is left running`, () => session.close())
  } finally {
    await copy.remove()
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
  return lacking(needs) ?? false
}

function titleOf(file: string, action: Action) {
  const what =
    action.kind === 'interrupt' ? 'Ctrl-C' : action.commands.join('; ')
  return `${file}:${action.line} ${what}`
}
