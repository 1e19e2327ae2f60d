import type { Proof } from '@workshop/workshop/exercises/proof'

const file = 'services/share/share.ts'

export const proof: Proof = {
  start: 'answers 501. Write `perform`',
  wrong: [
    {
      name: 'each request is a share of its own',
      file,
      replace: "effectKeyOf('share', user, key)",
      by: "effectKeyOf('share', user, key, String(Math.random()))",
      hint: 'led to another share',
    },
    {
      name: 'the partner gets a new key for each attempt',
      file,
      replace: "partner.take('share', _id, signal)",
      by: "partner.take('share', String(Math.random()), signal)",
      hint: 'effects of a request that was sent twice',
    },
    {
      name: 'a reused key is not noticed',
      file,
      replace: 'if (share?.post !== post) throw keyReused()',
      by: 'if (!share) return { location: "" }',
      hint: 'Throw `keyReused`',
    },
    {
      name: 'the failure of the partner is swallowed',
      file,
      replace: "await partner.take('share', _id, signal)",
      by: "await partner.take('share', _id, signal).catch(() => {})",
      hint: 'the client gets 503',
    },
    {
      name: 'a failed share stays',
      file,
      replace: 'await shares.deleteOne(',
      by: 'void (',
      hint: 'Delete it in `undo`',
    },
    {
      name: 'undo takes finished shares back',
      file,
      replace: ', sentAt: { $exists: false } })',
      by: ' })',
      hint: 'took back the share of the finished one',
    },
    {
      name: 'the variant that redirects waits',
      file: 'services/hide/redirecting.ts',
      replace:
        "import { redirecting } from '@workshop/platform/operations/redirecting'",
      by: "import { waiting as redirecting } from '@workshop/platform/operations/waiting'",
      hint: 'hide-redirecting answers 201',
    },
  ],
}
