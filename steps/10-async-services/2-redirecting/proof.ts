import type { Proof } from '@workshop/workshop/exercises/proof'

const redirecting = 'platform/operations/redirecting.ts'
const answers = 'platform/operations/answers.ts'

export const proof: Proof = {
  start: 'answers 501',
  wrong: [
    {
      name: '200 instead of 202',
      file: answers,
      replace: '.status(202)',
      by: '.status(200)',
      hint: 'The answer is 200',
    },
    {
      name: 'no Location',
      file: answers,
      replace: '.location(operationPath(operation))',
      by: '',
      hint: 'no Location',
    },
    {
      name: 'the work is done within the request',
      file: redirecting,
      replace: 'const operation =',
      by: 'await verb.perform(input, { key, acceptedAt: new Date(), signal: AbortSignal.timeout(9000) })\nconst operation =',
      hint: 'waits for the partner',
    },
    {
      name: 'a key of its own for each request',
      file: redirecting,
      replace: 'operations.accept(input, key)',
      by: 'operations.accept(input, key + Math.random())',
      hint: 'second operation',
    },
    {
      name: 'clients are not told when to ask again',
      file: answers,
      replace: "'Retry-After': retryAfterSeconds, ",
      by: '',
      hint: 'no Retry-After',
    },
  ],
}
