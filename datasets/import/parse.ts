import type { Format } from './detect.ts'
import { BadRecord } from './errors.ts'
import type { Piece } from './piece.ts'
import { fromStackExchange, isQuestion } from './stack-exchange.ts'
import type { Fields } from './values.ts'

/** The links of a record: several for a listing, none for an answer; throws BadRecord. */
export function parsePiece(
  { reason, text = '', fields = {} }: Piece,
  format: Format,
  source: string,
): Fields[] {
  if (reason) throw new BadRecord(reason)
  if (format !== 'xml') return links(parseJson(text))
  return isQuestion(fields) ? [fromStackExchange(fields, source)] : []
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new BadRecord(`is not JSON (${brief(error)})`)
  }
}

/** V8 quotes the text around the fault, which may be long. */
function brief(error: unknown) {
  return (error as Error).message.split(/, |\n/)[0].slice(0, 80)
}

/** Removes reddit's envelopes: a `Listing` holds many things, a `t3` is a link. */
function links(value: unknown): Fields[] {
  if (!isObject(value)) throw new BadRecord('is not an object')
  const { kind, data } = value
  if (typeof kind !== 'string' || !isObject(data)) return [value]
  if (kind === 't3') return [data]
  if (kind !== 'Listing') throw new BadRecord(`is no link but a ${kind}`)
  const { children } = data
  if (!Array.isArray(children)) throw new BadRecord('has no children')
  return children.flatMap(links)
}

function isObject(value: unknown): value is Fields {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value)
  )
}
