import { type Found, scan } from './scan.ts'

/** A block of commands, and what the text says of it. */
export type Run = {
  kind: 'run'
  line: number
  commands: string[]
  /** The output that the text states, if it states one. */
  expected?: string
  keepsRunning: boolean
  takesLong: boolean
  /** Things that not every machine has. */
  needs: string[]
}

/** The actions of a document's reader, in order. */
export type Action = Run | { kind: 'interrupt'; line: number }

const commands = 'sh'
const output = 'text'
const shown = ['js', 'ts', 'json', 'html', 'diff', 'http', 'mermaid']

const bare = 'nothing installed'

/** Whether a document wants to begin where nothing is installed. */
export function startsBare(markdown: string) {
  return markdown.includes(`<!-- ${bare} -->`)
}

/** Throws on an unknown block or comment, so a typing mistake leaves nothing unchecked. */
export function actionsOf(markdown: string): Action[] {
  const actions: Action[] = []
  let marks: Found[] = []
  let last: Run | undefined

  for (const found of scan(markdown)) {
    if (found.kind === 'comment') {
      if (isAside(found.word)) continue
      if (found.word === 'Ctrl-C')
        actions.push({ kind: 'interrupt', line: found.line })
      else marks.push(found)
      last = undefined
    } else if (found.word === commands) {
      last = runOf(found, marks)
      actions.push(last)
      marks = []
    } else if (found.word === output) {
      if (!last)
        throw new Error(
          `Line ${found.line} states an output, but no command stands before it.`,
        )
      last.expected = found.text
      last = undefined
    } else if (!shown.includes(found.word))
      throw new Error(
        `Line ${found.line} opens a block of "${found.word}": write sh for commands, text for their output, or one of ${shown.join(', ')}.`,
      )
  }
  if (marks.length > 0)
    throw new Error(`Line ${marks[0].line}: no command follows this mark.`)
  return actions
}

/** A comment for the writers of a text: it runs nothing. */
function isAside(word: string) {
  return /^(note|figures): /.test(word) || word === bare
}

function runOf({ line, text }: Found, marks: Found[]): Run {
  const run: Run = {
    kind: 'run',
    line,
    commands: text.split('\n').filter(command => command.trim()),
    keepsRunning: false,
    takesLong: false,
    needs: [],
  }
  for (const mark of marks) {
    if (mark.word === 'keeps running') run.keepsRunning = true
    else if (mark.word === 'takes long') run.takesLong = true
    else if (mark.word.startsWith('needs: '))
      run.needs.push(mark.word.slice('needs: '.length))
    else
      throw new Error(
        `Line ${mark.line}: "${mark.word}" is no mark of the runner's.`,
      )
  }
  if (run.keepsRunning && run.commands.length > 1)
    throw new Error(`Line ${line}: one command at a time keeps running.`)
  return run
}
