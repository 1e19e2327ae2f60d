import { Binary, Decimal128, Double, ObjectId, Timestamp } from 'bson'
import { isDocument } from '../values/document.ts'
import type { Value } from '../values/value.ts'

/** A value as MongoDB writes it into messages: `{ name: "x" }`. */
export function show(value: Value): string {
  if (value === null) return 'null'
  if (value === undefined) return 'undefined'
  if (typeof value === 'string') return JSON.stringify(value)
  if (Array.isArray(value)) return list('[', value.map(show), ']')
  if (isDocument(value))
    return list('{', Object.entries(value).map(field), '}')
  return showScalar(value)
}

function field([name, value]: [string, Value]): string {
  return `${name}: ${show(value)}`
}

function list(open: string, items: string[], close: string): string {
  if (items.length === 0) return `${open}${close}`
  return `${open} ${items.join(', ')} ${close}`
}

function showScalar(value: Value): string {
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`
  if (value instanceof Date) return `new Date(${value.getTime()})`
  if (value instanceof Double) return showDouble(value.value)
  if (value instanceof Decimal128) return `Decimal128('${value}')`
  if (value instanceof Timestamp) return `Timestamp(${value.t}, ${value.i})`
  if (value instanceof Binary) return showBinary(value)
  return String(value)
}

function showDouble(value: number): string {
  return Number.isInteger(value) ? value.toFixed(1) : String(value)
}

function showBinary(value: Binary): string {
  if (value.sub_type === Binary.SUBTYPE_UUID)
    return `UUID("${value.toUUID()}")`
  return `BinData(${value.sub_type}, ${value.toString('hex').toUpperCase()})`
}
