import type { Line } from '@workshop/services/runtime'
import { styled } from './styled.ts'

type Entry = {
  level: number
  msg: string
  err?: { message: string }
  [field: string]: unknown
}

const probes = ['/healthz', '/readyz', '/metrics']

const colors = ['cyan', 'green', 'yellow', 'magenta', 'blue'] as const

/** Prints lines after the names of their replicas, and JSON logs as words. */
export function createLinePrinter(
  names: string[],
  showsRequestsOf: (name: string) => boolean = () => true,
) {
  let width = Math.max(0, ...names.map(name => name.length))

  return function printLine({ name, text }: Line) {
    const entry = parse(text)
    const isHidden = entry?.msg === 'request' && !showsRequestsOf(name)
    const words = entry ? wordsOf(entry) : text
    if (!words || isHidden) return
    width = Math.max(width, name.length)
    console.log(`${color(name, name.padEnd(width))}  ${words}`)
  }
}

function wordsOf({ msg, level, method, path, status, ms, err }: Entry) {
  if (msg === 'request')
    return probes.includes(String(path))
      ? ''
      : `${status} ${method} ${path} ${ms} ms`
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

/** A name has the same color in every command. */
function color(name: string, text: string) {
  const [word] = name.split(/[.@]/)
  const sum = Array.from(word).reduce((sum, c) => sum + c.charCodeAt(0), 0)
  return styled(colors[sum % colors.length], text)
}
