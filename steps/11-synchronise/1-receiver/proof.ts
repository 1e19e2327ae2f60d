import type { Proof } from '@workshop/workshop/exercises/proof'

const write = 'services/ingest/write.ts'
const store = 'services/ingest/store.ts'

export const proof: Proof = {
  start: 'overwrote a newer one',
  wrong: [
    {
      name: 'the last to arrive wins',
      file: write,
      replace: '{ _id, at: isBefore(at) }',
      by: '{ _id }',
      hint: 'overwrote a newer one',
    },
    {
      name: 'a repeated change is a failure',
      file: write,
      replace: 'const duplicates = await writeUnordered(posts, writes)',
      by: 'const duplicates: number[] = []\nawait posts.bulkWrite(writes, { ordered: false })',
      hint: 'A late or repeated change is answered with 500',
    },
    {
      name: 'new posts are not inserted',
      file: write,
      replace: 'replace(entry, true)',
      by: 'replace(entry, false)',
      hint: 'does not have yet',
    },
    {
      name: 'a late change stops its batch',
      file: write,
      replace: '{ ordered: false }',
      by: '{ ordered: true }',
      hint: '`ordered: false`',
    },
    {
      name: 'a tombstone that stays for ever',
      file: store,
      replace: '{ _id, at, deletedAt: new Date() }',
      by: '{ _id, at }',
      hint: 'A TTL index removes it',
    },
    {
      name: 'deletions are forgotten',
      file: write,
      replace: '{ _id, at: isBefore(at) }',
      by: '{ _id, $or: [{ at: isBefore(at) }, { deletedAt: { $exists: true as const } }] }',
      hint: 'brought a post back',
    },
    {
      name: 'a tombstone that nothing replaces',
      file: store,
      replace: '{ _id, at, deletedAt: new Date() }',
      by: "{ _id, at: '00000000ffffffff', deletedAt: new Date() }",
      hint: 'written again after its deletion',
    },
  ],
}
