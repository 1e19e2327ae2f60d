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

const mark = /^(keeps running|takes long|needs: .+)$/

/** Comments that run nothing: for writers, or about the whole document. */
const aside = /^(note: .+|figures: .+|nothing installed)$/

/** Whether a document wants to begin where nothing is installed. */
export function startsBare(markdown: string) {
  return markdown.includes('<!-- nothing installed -->')
}

/** Throws on an unknown block or comment, so a typing mistake leaves nothing unchecked. */
export function actionsOf(markdown: string): Action[] {
  const actions: Action[] = []
  let marks: string[] = []
  let last: Run | undefined

  for (const found of scan(markdown)) {
    const { kind, line, word } = found
    if (kind === 'comment') {
      if (aside.test(word)) continue
      if (word === 'Ctrl-C') actions.push({ kind: 'interrupt', line })
      else if (mark.test(word)) marks.push(word)
      else throw new Error(`Line ${line}: "${word}" is no known mark.`)
      last = undefined
    } else if (word === commands) {
      last = runOf(found, marks)
      actions.push(last)
      marks = []
    } else if (word === output) {
      if (!last)
        throw new Error(
          `Line ${line} states an output, but no command stands before it.`,
        )
      last.expected = found.text
      last = undefined
    } else if (!shown.includes(word))
      throw new Error(
        `Line ${line} opens a block of "${word}": write sh for commands, text for their output, or one of ${shown.join(', ')}.`,
      )
  }
  if (marks.length > 0)
    throw new Error(`No command follows the mark "${marks[0]}".`)
  return actions
}

function runOf({ line, text }: Found, marks: string[]): Run {
  const run = {
    kind: 'run' as const,
    line,
    commands: text.split('\n').filter(command => command.trim()),
    keepsRunning: marks.includes('keeps running'),
    takesLong: marks.includes('takes long'),
    needs: marks.flatMap(mark => /^needs: (.+)/.exec(mark)?.[1] ?? []),
  }
  if (run.keepsRunning && run.commands.length > 1)
    throw new Error(`Line ${line}: one command at a time keeps running.`)
  return run
}
