import type { Alter } from './proxy.ts'

/** Only answers to such paths are altered. */
export function at(path: RegExp, alter: Alter): Alter {
  return (answer, request) =>
    path.test(request.url ?? '') ? alter(answer, request) : undefined
}

export const status = (path: RegExp, from: number, to: number) =>
  at(path, answer => (answer.status === from ? { status: to } : undefined))

/** Changes each value of a header; without a change it is left out. */
export const header = (
  path: RegExp,
  name: string,
  change: (value: string) => string | undefined = () => undefined,
) =>
  at(path, ({ headers }) => {
    const { [name]: value, ...others } = headers
    if (value === undefined) return
    const values = [value].flat().flatMap(each => change(each) ?? [])
    if (values.length === 0) return { headers: others }
    return { headers: { ...others, [name]: values.join() } }
  })

/** Changes the text of an answer. */
export const text = (path: RegExp, change: (text: string) => string) =>
  at(path, answer => ({ body: Buffer.from(change(answer.text)) }))

/** Replaces a text of pages. */
export const html = (path: RegExp, from: string | RegExp, to: string) =>
  at(path, (answer, request) =>
    /^text\/html/.test(answer.headers['content-type'] ?? '')
      ? text(path, page => page.replaceAll(from, to))(answer, request)
      : undefined,
  )

/** Changes the value of answers in JSON, in place. */
export const json = (path: RegExp, change: (body: Lists) => void) =>
  at(path, ({ headers, text }) => {
    if (!/json/.test(headers['content-type'] ?? '')) return
    const value = JSON.parse(text)
    change(value)
    return { body: Buffer.from(JSON.stringify(value)) }
  })

/** The fields of all answers in JSON; each mutant knows its page. */
interface Lists {
  [field: string]: unknown
  posts: Record<string, unknown>[]
  recommendations: { score: number }[]
  topics: { name: string; posts: number }[]
  errors: { field: string }[]
  total: number
}
