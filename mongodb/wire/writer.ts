import { Long, ObjectId, serialize, Timestamp } from 'bson'
import type { Document, Value } from '../values/value.ts'
import { Batch, PackedBatch } from './batch.ts'
import { types } from './elements.ts'

export type Answer = {
  [field: string]:
    | Value
    | Batch
    | PackedBatch
    | Uint8Array
    | Answer
    | Answer[]
}

/** Writes BSON into one buffer that grows; batches are copied, not encoded again. */
export class AnswerWriter {
  bytes: Buffer
  at: number

  constructor(size: number, start = 0) {
    this.bytes = Buffer.allocUnsafe(size)
    this.at = start
  }

  room(size: number) {
    if (this.at + size <= this.bytes.length) return
    const wider = Buffer.allocUnsafe((this.at + size) * 2)
    this.bytes.copy(wider, 0, 0, this.at)
    this.bytes = wider
  }

  int(value: number) {
    this.room(4)
    this.at = this.bytes.writeInt32LE(value, this.at)
  }

  raw(bytes: Uint8Array) {
    this.room(bytes.length)
    this.bytes.set(bytes, this.at)
    this.at += bytes.length
  }

  document(fields: Answer, tail?: Uint8Array) {
    this.room(4)
    const start = this.at
    this.at += 4
    for (const name in fields) this.element(name, fields[name])
    if (tail) this.raw(tail)
    this.#close(start)
  }

  #close(start: number) {
    this.#byte(0)
    this.bytes.writeInt32LE(this.at - start, start)
  }

  #name(type: number, name: string) {
    this.room(name.length * 3 + 2)
    this.bytes[this.at++] = type
    this.at += this.bytes.write(name, this.at, 'utf8')
    this.bytes[this.at++] = 0
  }

  element(name: string, value: Answer[string]) {
    switch (typeof value) {
      case 'undefined':
        break
      case 'number':
        this.#number(name, value)
        break
      case 'string':
        this.#string(name, value)
        break
      case 'boolean':
        this.#name(types.boolean, name)
        this.#byte(value ? 1 : 0)
        break
      default:
        if (value === null) this.#name(types.null, name)
        else this.#object(name, value)
    }
  }

  #object(name: string, value: object) {
    if (value instanceof Batch) {
      this.#name(types.array, name)
      this.batch(value)
    } else if (value instanceof PackedBatch) {
      this.#embed(types.array, name, value.array)
    } else if (Array.isArray(value)) this.#array(name, value)
    else if (value instanceof Uint8Array) {
      this.#embed(types.document, name, value)
    } else if (value instanceof ObjectId) {
      this.#embed(types.objectId, name, value.id)
    } else if (value instanceof Timestamp) {
      this.#wide(types.timestamp, name, value)
    } else if (value instanceof Long) {
      this.#wide(types.long, name, value)
    } else if (isPlain(value)) {
      this.#name(types.document, name)
      this.document(value as Answer)
    } else {
      const encoded = serialize({ [name]: value as Value })
      this.raw(encoded.subarray(4, -1))
    }
  }

  #embed(type: number, name: string, bytes: Uint8Array) {
    this.#name(type, name)
    this.raw(bytes)
  }

  #byte(value: number) {
    this.room(1)
    this.bytes[this.at++] = value
  }

  #number(name: string, value: number) {
    if (value === (value | 0) && !Object.is(value, -0)) {
      this.#name(types.int, name)
      this.int(value)
    } else {
      this.#name(types.double, name)
      this.room(8)
      this.at = this.bytes.writeDoubleLE(value, this.at)
    }
  }

  #string(name: string, value: string) {
    this.#name(types.string, name)
    this.room(value.length * 3 + 5)
    const size = this.bytes.write(value, this.at + 4, 'utf8')
    this.bytes.writeInt32LE(size + 1, this.at)
    this.at += 4 + size
    this.bytes[this.at++] = 0
  }

  #wide(type: number, name: string, value: Long | Timestamp) {
    this.#name(type, name)
    this.int(value.low)
    this.int(value.high)
  }

  #array(name: string, values: (Value | Answer)[]) {
    this.#name(types.array, name)
    this.room(4)
    const start = this.at
    this.at += 4
    values.forEach((value, index) => {
      this.element(String(index), value === undefined ? null : value)
    })
    this.#close(start)
  }

  /** The batch as a BSON array. */
  batch(batch: Batch) {
    this.room(5 + batch.bytes + batch.length * 4)
    const start = this.at
    this.at += 4
    for (let index = 0; index < batch.length; index++) {
      const raw = batch.documents[index]
      this.#name(types.document, String(index))
      this.raw(raw)
    }
    this.#close(start)
  }
}

function isPlain(value: object): value is Document {
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
