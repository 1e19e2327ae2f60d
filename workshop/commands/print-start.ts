import type { Line } from '../stages/process.ts'
import type { Started } from '../stages/start.ts'

/** The few lines that say what is there now. */
export function printStarted(
  stage: string,
  { url, port, database, posts, leftovers }: Started,
) {
  const lines = [
    leftovers &&
      `Ended     ${leftovers} processes that an earlier start had left behind`,
    port.holder &&
      `Port      taken by ${port.holder}, so the site takes ${port.number}`,
    `Database  ${database.what.replace(process.cwd(), '.')}`,
    `          ${database.uri}`,
    `Posts     ${posts.found.toLocaleString('en')}${posts.imported ? ', imported now' : ''}`,
    `Site      ${url}   stage ${stage}; Ctrl-C ends it`,
  ]
  console.log(`${lines.filter(Boolean).join('\n')}\n`)
}

type Entry = {
  level: number
  msg: string
  err?: { message: string }
  [field: string]: unknown
}

/** One line of a process: its JSON log made readable, everything else as it is. */
export function printLine({ name, text }: Line) {
  const entry = parse(text)
  const words = entry ? wordsOf(entry) : text
  if (words) console.log(`${name.padEnd(10)} ${words}`)
}

function wordsOf({ msg, level, method, path, status, ms, err }: Entry) {
  if (msg === 'request') return `${status} ${method} ${path} ${ms} ms`
  if (level < 40) return ''
  return err ? `${msg}: ${err.message}` : msg
}

function parse(text: string): Entry | undefined {
  if (!text.startsWith('{')) return
  try {
    return JSON.parse(text)
  } catch {
    return
  }
}
