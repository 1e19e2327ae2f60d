import type { Proof } from '@workshop/workshop/exercises/proof'

const file = 'services/web/models/services.ts'

export const proof: Proof = {
  start: 'answers 501',
  wrong: [
    {
      name: 'every page of results is the first',
      file,
      replace: '{ q, page, without',
      by: '{ q, without',
      hint: 'Pass `page` on',
    },
    {
      name: 'a missing post is a post',
      file,
      replace: 'return status === 404 ? null : data',
      by: 'return data',
      hint: 'A 404 is an answer',
    },
    {
      name: 'an id is put into the path as it is',
      file,
      replace: "const path = pathOf('posts', id)",
      by: "const path = '/posts/' + id",
      hint: '`pathOf` encodes',
    },
    {
      name: 'the topic is forgotten',
      file,
      replace: 'topic: topic ?? undefined,',
      by: '',
      hint: 'It needs the topic',
    },
    {
      name: 'an incomplete answer passes for complete',
      file,
      replace: 'total, posts, unavailable }\n  }',
      by: 'total, posts }\n  }',
      hint: 'Return `unavailable`',
    },
    {
      name: 'an error is caught, and nothing is recommended',
      file,
      replace: 'recommended({ without: hiddenOf(reader) })',
      by: 'recommended({}).catch(() => ({ posts: [] }))',
      hint: 'does not say why',
    },
    {
      name: 'a call without a deadline',
      file,
      replace: 'list.call<WholePost>(path)',
      by: 'list.call<WholePost>(path, { deadlineMs: 60_000, tryTimeoutMs: 60_000 })',
      hint: 'leave it to the client',
    },
  ],
}
