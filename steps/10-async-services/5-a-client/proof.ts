import type { Proof } from '@workshop/workshop/exercises/proof'

const file = 'clients/follow.js'

export const proof: Proof = {
  start: 'is not written yet',
  wrong: [
    {
      name: 'fetch follows the redirect',
      file,
      replace: "redirect: 'manual',",
      by: '',
      hint: 'Stop at the 303',
    },
    {
      name: 'failures are not noticed',
      file,
      replace: "if (known.status === 'failed')",
      by: "if (known.status === 'error')",
      hint: 'An operation fails',
    },
    {
      name: 'a canceled operation is followed further',
      file,
      replace: "if (known.status === 'canceled')",
      by: 'if (known.isCanceled)',
      hint: 'An operation is canceled',
    },
    {
      name: 'a 410 is asked for again',
      file,
      replace: "if (status === 410) return 'expired'",
      by: '',
      hint: 'is answered with 410',
    },
    {
      name: 'the client never gives up',
      file,
      replace: 'AbortSignal.timeout(seconds * 1000)',
      by: 'new AbortController().signal',
      hint: 'An operation never ends',
    },
    {
      name: 'a 304 is read as a document',
      file,
      replace: 'if (status === 200) known',
      by: 'known',
      hint: 'A 304 has no body',
    },
    {
      name: 'Retry-After is ignored',
      file,
      replace: "Number(headers.get('retry-after') ?? 1)",
      by: '0.01',
      hint: 'before the seconds of Retry-After',
    },
    {
      name: 'the document is read again and again',
      file,
      replace: "headers: { 'if-none-match': etag },",
      by: '',
      hint: 'If-None-Match',
    },
  ],
}
