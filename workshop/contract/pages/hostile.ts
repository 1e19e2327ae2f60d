import assert from 'node:assert/strict'
import { forEvery, group, type Site } from '../check.ts'
import {
  assertProblem,
  assertRefused,
  refuses,
} from '../expected/problems.ts'
import { countTopics } from '../expected/recommend.ts'
import {
  findTagForm,
  isSignedIn,
  newName,
  readCsrfToken,
  signIn,
  toggleTag,
} from '../http/session.ts'

export const hostileChecks = group('Hostile input', {
  'an operator in a query is refused by name': [
    'page[$ne], topic[$gt], width[$gt]: strings only, 4xx names the field',
    async site => {
      const pathsByField = {
        page: ['page[$ne]=1', 'page[]=1'].map(resultsWith),
        topic: ['[$gt]=', '[$regex]=.*'].map(
          operator => `/recommended/?topic${operator}`,
        ),
        width: ['/pictures/lighthouse?width[$gt]=1'],
      }
      for (const [field, paths] of Object.entries(pathsByField))
        await refuses(paths, { field })(site)
    },
  ],
  'an operator in a form is refused by name and changes nothing': [
    'search[$gt], openid[$ne], tag[$regex] as form fields and in JSON',
    async site => {
      const client = site.client()
      const _csrf = await readCsrfToken(client)
      const fields = { '/search': 'search', '/login': 'openid' }
      for (const [path, field] of Object.entries(fields)) {
        const form = { [`${field}[$gt]`]: '', _csrf }
        const json = { [field]: { $gt: '' }, _csrf }

        assertProblem(await client.post(path, form), { field })
        assertProblem(await client.postJson(path, json), { field })
      }
      assert.ok(!(await isSignedIn(client)))
    },
  ],
  'an operator as a tag or as the token is refused': [
    'POST /tags: tag is text, on a boolean; _csrf is text',
    site =>
      assertRefusesTags(site, (tag, _csrf) => [
        { tag: { $regex: '.*' }, on: true, _csrf },
        { tag: [tag], on: true, _csrf },
        { tag, on: { $ne: false }, _csrf },
        { tag, on: true, _csrf: { $ne: '' } },
        { tag, on: true, _csrf: [_csrf] },
      ]),
  ],
  'a field of an invalid type or length is refused by name': [
    'openid and tag: 1 to 64 characters, no control characters, text',
    async site => {
      const tags = [7, null, '', 'x'.repeat(65), 'a\u0000b']
      const create = (_tag: string, _csrf: string) =>
        tags.map(tag => ({ tag, on: true, _csrf }))
      await assertRefusesTags(site, create, 'tag')

      const client = site.client()
      const _csrf = await readCsrfToken(client)
      const names = ['', '   ', 'x'.repeat(65), 'a\nb', 7, null, {}]
      for (const openid of names) {
        const answer = await client.postJson('/login', { openid, _csrf })
        assertProblem(answer, { field: 'openid' })
      }
    },
  ],
  'an unknown field is refused by name': [
    'a strict schema for each body',
    async site => {
      const client = site.client()
      const _csrf = await readCsrfToken(client)
      const isAdmin = 'true'
      const search = { search: 'bread', isAdmin }
      const login = { openid: newName(), _csrf, isAdmin }

      for (const answer of [
        await client.post('/search', search),
        await client.post('/login', login),
      ])
        assertProblem(answer, { field: 'isAdmin' })
      assert.ok(!(await isSignedIn(client)))
    },
  ],
  'a prototype cannot be reached through JSON': [
    '__proto__ and constructor are unknown fields like any other',
    async site => {
      const body = '{"search":"bread","__proto__":{"search":"x"}}'

      const { status } = await site.client().postJsonText('/search', body)

      assert.ok([303, 400, 422].includes(status), `${status}`)
      const { polluted } = await site.json<{ polluted?: string }>('/')
      assert.equal(polluted, undefined)
    },
  ],
  'a page number that is none is refused by name': [
    '?page=0, -1, 1.5, abc, 1e3: 4xx names `page`',
    refuses(
      ['0', '-1', '1.5', 'abc', '1e3', 'NaN', '%00'].map(page =>
        resultsWith(`page=${page}`),
      ),
      { field: 'page' },
    ),
  ],
})

function resultsWith(query: string) {
  return `/search_results/bread?${query}`
}

/** Posts invalid bodies as a signed-in client; no tag may change. */
async function assertRefusesTags(
  site: Site,
  createBodies: (tag: string, token: string) => object[],
  field?: string,
) {
  const client = site.client()
  await signIn(client)
  const [{ name: tag }] = countTopics(site.posts)
  const token = await readCsrfToken(client)
  const before = await findTagForm(client, tag)
  await forEvery(createBodies(tag, token), async body => {
    const answer = await client.postJson('/tags', body)
    if (field) assertProblem(answer, { field })
    else assertRefused(answer)
  })
  const after = await findTagForm(client, tag)
  if (after.fields.on !== before.fields.on) await toggleTag(client, tag)
  assert.deepEqual(after.fields, before.fields, 'a tag changed')
}
