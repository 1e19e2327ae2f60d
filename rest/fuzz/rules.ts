import { oneOr, type Rules } from '@workshop/platform/test/api-fuzz/part'
import { toJson } from '@workshop/platform/test/api-fuzz/spoilt'
import fc from 'fast-check'
import { writeToken } from '../changes/token.ts'

const otherFeed = writeToken({ feed: 'another', resume: { _data: '82' } })

/** What the document cannot say about the requests. */
export const restRules: Rules = {
  parameters: {
    // Only a link of the feed can say where it goes on.
    since: ({ invalid }) => ({
      valid: oneOr(fc.constant('{since}'), '0'),
      invalid: oneOr(invalid, otherFeed),
    }),
    // An empty answer is held open for that long.
    Prefer: ({ invalid }) => ({ valid: fc.constant('wait=0'), invalid }),
  },

  body({ path }, { valid, invalid }) {
    if (path.includes('{id}')) return { valid: valid.map(nameId), invalid }
    // A new post under the id of another one is a conflict.
    const taken = fc
      .string()
      .map(text => toJson({ id: '{id}', title: `a${text}` }))
    return { valid, invalid: fc.oneof(invalid, taken) }
  },
}

/** A body that names an id can only name the id of its path. */
function nameId(text: string) {
  const body = JSON.parse(text)
  return 'id' in body ? toJson({ ...body, id: '{id}' }) : text
}
