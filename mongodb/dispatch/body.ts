import { Double, Long, ObjectId } from 'bson'
import { MongoError } from '../errors.ts'
import { decode } from '../values/decode.ts'
import type { Document, Value } from '../values/value.ts'
import { type Element, elementsOf, types } from '../wire/elements.ts'

const aliases: Record<number, string> = {
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  5: 'binData',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  16: 'int',
  17: 'timestamp',
  18: 'long',
  19: 'decimal',
}

/** A command's document: fields are located at once, values decoded on demand. */
export class Body {
  readonly bytes: Buffer
  readonly elements: Element[]

  constructor(bytes: Buffer) {
    this.bytes = bytes
    this.elements = elementsOf(bytes)
  }

  /** The first field: its name is the command's. */
  get name() {
    return this.elements[0]?.name ?? ''
  }

  element(name: string) {
    for (const element of this.elements) {
      if (element.name === name) return element
    }
  }

  has(name: string) {
    const element = this.element(name)
    return element !== undefined && element.type !== types.null
  }

  get(name: string): Value {
    const element = this.element(name)
    return element && this.value(element)
  }

  value({ type, start, end }: Element): Value {
    const { bytes } = this
    switch (type) {
      case types.int:
        return bytes.readInt32LE(start)
      case types.string:
        return bytes.toString('utf8', start + 4, end - 1)
      case types.boolean:
        return bytes[start] !== 0
      case types.objectId:
        return new ObjectId(bytes.subarray(start, end))
      case types.document:
        return decode(bytes.subarray(start, end))
    }
    return this.#wrapped(type, start, end)
  }

  /** Any other type is decoded as the only field of a document. */
  #wrapped(type: number, start: number, end: number) {
    const wrapper = Buffer.allocUnsafe(end - start + 7)
    wrapper.writeInt32LE(wrapper.length, 0)
    wrapper[4] = type
    wrapper[5] = 0
    wrapper.set(this.bytes.subarray(start, end), 6)
    wrapper[wrapper.length - 1] = 0
    return decode(wrapper)['']
  }

  string(name: string): string | undefined {
    const element = this.#typed(name, types.string)
    return element && (this.value(element) as string)
  }

  document(name: string): Document | undefined {
    const raw = this.raw(name)
    return raw && decode(raw)
  }

  /** An embedded document's own bytes. */
  raw(name: string): Buffer | undefined {
    const element = this.#typed(name, types.document)
    return element && this.bytes.subarray(element.start, element.end)
  }

  array(name: string): Value[] | undefined {
    const element = this.#typed(name, types.array)
    return element && (this.value(element) as Value[])
  }

  /** The documents of an array, each as its own bytes. */
  documents(name: string): Buffer[] | undefined {
    const array = this.#typed(name, types.array)
    if (!array) return
    const items = this.bytes.subarray(array.start, array.end)
    return elementsOf(items).map(({ type, start, end, name: index }) => {
      if (type === types.document) return items.subarray(start, end)
      throw this.#wrongType(`${name}.${index}`, type, 'object')
    })
  }

  boolean(name: string): boolean | undefined {
    const element = this.element(name)
    if (!element || element.type === types.null) return
    const value = this.value(element)
    if (typeof value === 'boolean') return value
    if (isNumber(value)) return Number(value) !== 0
    throw this.#wrongType(name, element.type, 'bool')
  }

  /** A whole number of any numeric type. */
  integer(name: string): number | undefined {
    const element = this.element(name)
    if (!element || element.type === types.null) return
    const value = this.value(element)
    if (isNumber(value)) return Math.trunc(Number(value))
    throw this.#wrongType(name, element.type, 'long')
  }

  /** As `integer`, refused below 0. */
  natural(name: string): number | undefined {
    const value = this.integer(name)
    if (value === undefined || value >= 0) return value
    throw new MongoError(
      'BadValue',
      `BSON field '${name}' value must be >= 0, actual value '${value}'`,
    )
  }

  #typed(name: string, type: number) {
    const element = this.element(name)
    if (!element || element.type === types.null) return
    if (element.type === type) return element
    throw this.#wrongType(name, element.type, aliases[type])
  }

  #wrongType(name: string, type: number, expected: string) {
    const field = `'${this.name}.${name}'`
    const actual = aliases[type] ?? 'unknown'
    return new MongoError(
      'TypeMismatch',
      `BSON field ${field} is the wrong type '${actual}', expected type '${expected}'`,
    )
  }
}

function isNumber(value: Value): value is number | Double | Long {
  return (
    typeof value === 'number' ||
    value instanceof Double ||
    value instanceof Long
  )
}
