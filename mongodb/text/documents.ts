import type { Environment } from '../storage/environment.ts'
import { numbered } from '../storage/keys.ts'

const byId = Buffer.of(1)
const byNumber = Buffer.of(2)

function idKey(index: number, id: Buffer): Buffer {
  return numbered(index, byId, id)
}

function numberKey(index: number, doc: number): Buffer {
  const bytes = Buffer.allocUnsafe(4)
  bytes.writeUInt32BE(doc, 0)
  return numbered(index, byNumber, bytes)
}

export function findNumber(
  { words }: Environment,
  index: number,
  id: Buffer,
): number | undefined {
  return words.get(idKey(index, id))?.readUInt32BE(0)
}

export function idOfNumber(
  { words }: Environment,
  index: number,
  doc: number,
): Buffer | undefined {
  return words.get(numberKey(index, doc))
}

function highest({ words }: Environment, index: number): number {
  const range = {
    start: numbered(index, byNumber, Buffer.alloc(4, 0xff)),
    end: numbered(index, byNumber),
    reverse: true,
    limit: 1,
  }
  const [last] = words.getKeys(range)
  return last?.readUInt32BE(last.length - 4) ?? 0
}

/** Short numbers for the documents of text indexes, so that postings are small. */
export class DocumentNumbers {
  #environment: Environment
  /** The highest number of each index, as far as this process has looked. */
  #highest = new Map<number, number>()

  constructor(environment: Environment) {
    this.#environment = environment
  }

  /** The document's number, a new one where it has none. */
  take(index: number, id: Buffer): number {
    const { words } = this.#environment
    const key = idKey(index, id)
    const known = words.get(key)
    if (known) return known.readUInt32BE(0)
    const last =
      this.#highest.get(index) ?? highest(this.#environment, index)
    const doc = last + 1
    this.#highest.set(index, doc)
    const place = numberKey(index, doc)
    words.put(place, id)
    words.put(key, place.subarray(place.length - 4))
    return doc
  }

  /** Forgets the document; answers the number that it had. */
  drop(index: number, id: Buffer): number | undefined {
    const { words } = this.#environment
    const doc = findNumber(this.#environment, index, id)
    if (doc === undefined) return undefined
    words.remove(idKey(index, id))
    words.remove(numberKey(index, doc))
    return doc
  }

  /** Reads again what a transaction that was undone may have changed. */
  forget() {
    this.#highest.clear()
  }
}
