import type { Proof } from '@workshop/workshop/exercises/proof'

const file = 'platform/operations/waiting.ts'

export const proof: Proof = {
  start: 'answers 501',
  wrong: [
    {
      name: 'the loop is blocked by computing',
      file,
      replace: 'const signal =',
      by: "if (req.get('Prefer'))\n  for (const end = Date.now() + 1100; Date.now() < end; );\nconst signal =",
      hint: 'the event loop is blocked',
    },
    {
      name: 'success for work that is not done',
      file,
      replace: 'throw tooSlow(error)',
      by: "return { location: '/' }",
      hint: 'the answer is 201',
    },
    {
      name: 'an operation that the client did not ask for',
      file,
      replace: 'if (!respondAsync) throw tooSlow(error)',
      by: '',
      hint: 'the answer is 202',
    },
    {
      name: '504 although respond-async is preferred, too',
      file,
      replace: 'if (!respondAsync) throw',
      by: 'throw',
      hint: 'The answer is 504; `operations.accept`',
    },
    {
      name: 'the call of the partner is not aborted',
      file,
      replace: 'await verb.perform(input, attempt)',
      by: `await Promise.race([
        verb.perform(input, { ...attempt, signal: new AbortController().signal }),
        new Promise<never>((_, reject) => signal.addEventListener('abort', reject)),
      ])`,
      hint: 'the call of the partner goes on',
    },
    {
      name: 'the writes of a failed attempt stay',
      file,
      replace: 'await verb.undo(input, key)',
      by: '',
      hint: 'is stored nevertheless',
    },
  ],
}
