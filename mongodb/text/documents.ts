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

function next({ words }: Environment, index: number): number {
  const range = {
    start: numbered(index, byNumber, Buffer.alloc(4, 0xff)),
    end: numbered(index, byNumber),
    reverse: true,
    limit: 1,
  }
  const [last] = words.getKeys(range)
  return last ? last.readUInt32BE(last.length - 4) + 1 : 1
}

/** Short numbers for the documents of a text index, so that its postings are small. */
export const documentNumbers = {
  find(
    { words }: Environment,
    index: number,
    id: Buffer,
  ): number | undefined {
    return words.get(idKey(index, id))?.readUInt32BE(0)
  },

  /** The document's number, a new one where it has none. */
  take(environment: Environment, index: number, id: Buffer): number {
    const known = documentNumbers.find(environment, index, id)
    if (known !== undefined) return known
    const doc = next(environment, index)
    const key = numberKey(index, doc)
    environment.words.put(key, id)
    environment.words.put(idKey(index, id), key.subarray(key.length - 4))
    return doc
  },

  /** Forgets the document; answers the number that it had. */
  drop(
    environment: Environment,
    index: number,
    id: Buffer,
  ): number | undefined {
    const doc = documentNumbers.find(environment, index, id)
    if (doc === undefined) return undefined
    environment.words.remove(idKey(index, id))
    environment.words.remove(numberKey(index, doc))
    return doc
  },

  idOf(
    { words }: Environment,
    index: number,
    doc: number,
  ): Buffer | undefined {
    return words.get(numberKey(index, doc))
  },
}
