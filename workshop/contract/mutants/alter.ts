import type { Alter } from './proxy.ts'

/** Only answers to paths like this one are altered. */
export function at(path: RegExp, alter: Alter): Alter {
  return (answer, request) =>
    path.test(request.url ?? '') ? alter(answer, request) : undefined
}

export const status =
  (from: number, to: number): Alter =>
  answer =>
    answer.status === from ? { status: to } : undefined

/** Changes each value of a header; one changed to nothing is left out. */
export function header(
  name: string,
  change: (value: string) => string | undefined,
): Alter {
  return ({ headers }) => {
    const { [name]: value, ...others } = headers
    if (value === undefined) return
    const values = [value].flat().flatMap(each => change(each) ?? [])
    if (values.length === 0) return { headers: others }
    return { headers: { ...others, [name]: values.join() } }
  }
}

/** Adds a header, or puts another value in its place. */
export const set =
  (name: string, value: string): Alter =>
  ({ headers }) => ({ headers: { ...headers, [name]: value } })

/** Changes the text of pages. */
export function html(from: string | RegExp, to: string): Alter {
  return ({ headers, text }) =>
    /^text\/html/.test(headers['content-type'] ?? '')
      ? { body: Buffer.from(text.replaceAll(from, to)) }
      : undefined
}

/** Changes the value of answers in JSON, in place. */
export function json(change: (body: Lists) => void): Alter {
  return ({ headers, text }) => {
    if (!/json/.test(headers['content-type'] ?? '')) return
    const value = JSON.parse(text)
    change(value)
    return { body: Buffer.from(JSON.stringify(value)) }
  }
}

/** The fields of all answers in JSON; each mutant knows its page. */
export interface Lists {
  [field: string]: unknown
  posts: Record<string, unknown>[]
  recommendations: { score: number }[]
  topics: { name: string; posts: number }[]
  errors: { field: string }[]
  total: number
}
