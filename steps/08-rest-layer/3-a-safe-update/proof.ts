import type { Proof } from '@workshop/workshop/exercises/proof'

const item = 'rest/posts/item.ts'

export const proof: Proof = {
  start: 'without If-Match is answered with 204',
  wrong: [
    {
      name: '412 where no tag was sent',
      file: item,
      replace: 'new Problem(428',
      by: 'new Problem(412',
      hint: 'without If-Match is answered with 412',
    },
    {
      name: 'any tag will do',
      file: item,
      replace: 'if (tags.includes(validatorOf(post))) return',
      by: 'if (tags.length > 0) return',
      hint: 'with an old tag is answered with 204',
    },
    {
      name: 'weak tags match',
      file: item,
      replace: 'tags.includes(validatorOf(post))',
      by: "tags.some(tag => tag.replace('W/', '') === validatorOf(post))",
      hint: 'A weak tag',
    },
    {
      name: 'the header is a single tag',
      file: item,
      replace: 'tags.includes(validatorOf(post))',
      by: 'wanted === validatorOf(post)',
      hint: 'The header is a list of tags',
    },
    {
      name: 'comparing and writing are two steps',
      file: item,
      replace: `updateOne(
      unchanged(stored),`,
      by: `updateOne(
      { _id: stored._id },`,
      hint: 'one step of the database',
    },
    {
      name: 'a lost race is answered as a success',
      file: item,
      replace: 'if (await attempt(stored)) return stored',
      by: 'await attempt(stored)\n    return stored',
      hint: 'heed what attempt answers',
    },
    {
      name: 'a lost race is not repeated',
      file: item,
      replace: 'const attemptLimit = 50',
      by: 'const attemptLimit = 1',
      hint: 'is answered with 503',
    },
    {
      name: 'the ETag of a PATCH is the one before it',
      file: item,
      replace: 'return toWholePost({ ...stored, ...fields })',
      by: 'return toWholePost(stored)',
      hint: 'The ETag of a PATCH',
    },
  ],
}
