import type { Proof } from '@workshop/workshop/exercises/proof'

export const proof: Proof = {
  start: 'bugs/formatter/formatter.ts: formatDay gives undefined',
  wrong: [
    {
      name: 'unknown pages are left out of the count',
      file: 'bugs/counter/counter.ts',
      replace: '?? { requests: 0, bytes: 0 }',
      by: '\n      if (!count) return',
      hint: 'bugs/counter/counter.ts',
    },
    {
      name: 'the key is mended in the producer alone',
      file: 'bugs/events/events.ts',
      replace: 'postId: post',
      by: 'post_id: post',
      hint: 'bugs/events/events.ts',
    },
    {
      name: 'only the first attribute is read',
      file: 'bugs/parser/parser.ts',
      replace: 'link[name] = value',
      by: 'link[name] = value\n      break',
      hint: 'In which of the two loops',
    },
    {
      name: 'the report fails at once instead of waiting',
      file: 'bugs/report/report.ts',
      replace: 'res.json({ posts: posts.length })',
      by: "res.status(503).json({ title: 'busy' })",
      hint: 'waits for its own answer',
    },
    {
      name: 'the author is projected, the score no longer',
      file: 'bugs/view/view.ts',
      replace: "'author', 'score'",
      by: "'author'",
      hint: 'leaves out',
    },
    {
      name: 'a store of its own for each replica',
      file: 'bugs/sessions/sessions.ts',
      replace: 'secret, store, resave',
      by: 'secret, store: new session.MemoryStore(), resave',
      hint: 'does not know the visitor',
    },
    {
      name: 'the test is changed',
      file: 'bugs/events/events.test.ts',
      replace: "['a', 2]",
      by: "['undefined', 3]",
      hint: 'was changed',
    },
    {
      name: 'a piece does not compile',
      file: 'bugs/view/view.ts',
      replace: 'export function',
      by: 'export functoin',
      hint: 'do not run to their end',
    },
  ],
}
