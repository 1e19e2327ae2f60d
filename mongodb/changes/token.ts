import { MongoError } from '../errors.ts'
import { isDocument } from '../values/document.ts'
import type { Document, Value } from '../values/value.ts'

/** A place in the change log, as clients keep it. */
export type Place = {
  token: bigint
  /** After the event that ended the stream: only `startAfter` may go on from there. */
  isInvalidate: boolean
}

const version = '82'

/** The resume token of a place: hexadecimal, and in the order of the log. */
export function resumeToken({ token, isInvalidate }: Place): Document {
  const place = token.toString(16).padStart(16, '0')
  const _data = `${version}${place}${isInvalidate ? '01' : '00'}`
  return { _data: _data.toUpperCase() }
}

/** Reads a resume token back; throws where it is none of ours. */
export function readToken(token: Value): Place {
  const data = isDocument(token) ? token._data : undefined
  if (typeof data !== 'string') {
    throw new MongoError(
      'Location40647',
      'Bad resume token: _data of missing or of wrong type',
    )
  }
  if (!/^82[0-9a-f]{16}0[01]$/i.test(data)) {
    throw new MongoError(
      'FailedToParse',
      'resume token string was not a valid token of this server',
    )
  }
  return {
    token: BigInt(`0x${data.slice(2, 18)}`),
    isInvalidate: data.endsWith('01'),
  }
}
