import assert from 'node:assert/strict'
import { check, group, type Site } from '../check.ts'
import {
  assertProblem,
  assertRefused,
  wantsProblem,
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
import type { Visitor } from '../http/visitor.ts'

export const hostileChecks = group(
  'Hostile input',
  check(
    'an operator in a query is refused by name',
    'page[$ne], topic[$gt], width[$gt]: strings only, 4xx names the field',
    async site => {
      const asked = [
        ['/search_results/bread?page[$ne]=1', 'page'],
        ['/search_results/bread?page[]=1', 'page'],
        ['/recommended/?topic[$gt]=', 'topic'],
        ['/recommended/?topic[$regex]=.*', 'topic'],
        ['/pictures/lighthouse?width[$gt]=1', 'width'],
      ]
      for (const [path, field] of asked) {
        const answer = await site.visit().get(path, wantsProblem)
        assertProblem(answer, { field })
      }
    },
  ),
  check(
    'an operator in a form is refused by name and changes nothing',
    'search[$gt], openid[$ne], tag[$regex] as form fields and in JSON',
    async site => {
      const visitor = site.visit()
      const _csrf = await readCsrfToken(visitor)
      const fields = { '/search': 'search', '/login': 'openid' }
      for (const [path, field] of Object.entries(fields)) {
        const form = { [`${field}[$gt]`]: '', _csrf }
        const json = { [field]: { $gt: '' }, _csrf }

        assertProblem(await visitor.post(path, form, wantsProblem), {
          field,
        })
        assertProblem(await visitor.postJson(path, json, wantsProblem), {
          field,
        })
      }
      assert.ok(!(await isSignedIn(visitor)))
    },
  ),
  check(
    'an operator as a tag or as the token is refused',
    'POST /tags: tag is text, on a boolean; _csrf is text',
    async site => {
      const { visitor, tag, _csrf } = await signInNew(site)
      const invalid = [
        { tag: { $regex: '.*' }, on: true, _csrf },
        { tag: [tag], on: true, _csrf },
        { tag, on: { $ne: false }, _csrf },
        { tag, on: true, _csrf: { $ne: '' } },
        { tag, on: true, _csrf: [_csrf] },
      ]
      await assertRefusesTags(visitor, tag, invalid)
    },
  ),
  check(
    'a field of an invalid type or length is refused by name',
    'openid and tag: 1 to 64 characters, no control characters, text',
    async site => {
      const { visitor, tag, _csrf } = await signInNew(site)
      const invalid = [
        { tag: 7, on: true, _csrf },
        { tag: null, on: true, _csrf },
        { tag: '', on: true, _csrf },
        { tag: 'x'.repeat(65), on: true, _csrf },
        { tag: 'a\u0000b', on: true, _csrf },
      ]
      await assertRefusesTags(visitor, tag, invalid, 'tag')
      for (const openid of [
        '',
        '   ',
        'x'.repeat(65),
        'a\nb',
        7,
        null,
        {},
      ]) {
        const body = { openid, _csrf }
        const answer = await visitor.postJson('/login', body, wantsProblem)
        assertProblem(answer, { field: 'openid' })
      }
    },
  ),
  check(
    'an unknown field is refused by name',
    'a strict schema for each body',
    async site => {
      const visitor = site.visit()
      const _csrf = await readCsrfToken(visitor)
      const bodies: [string, Record<string, string>][] = [
        ['/search', { search: 'bread' }],
        ['/login', { openid: newName(), _csrf }],
      ]
      for (const [path, body] of bodies) {
        const all = { ...body, isAdmin: 'true' }
        const answer = await visitor.post(path, all, wantsProblem)
        assertProblem(answer, { field: 'isAdmin' })
      }
      assert.ok(!(await isSignedIn(visitor)))
    },
  ),
  check(
    'a prototype cannot be reached through JSON',
    '__proto__ and constructor are unknown fields like any other',
    async site => {
      const body = '{"search":"bread","__proto__":{"search":"x"}}'
      const answer = await site.visit().send({
        method: 'POST',
        path: '/search',
        headers: { ...wantsProblem, 'content-type': 'application/json' },
        body,
      })

      assert.ok([303, 400, 422].includes(answer.status), `${answer.status}`)
      const { polluted } = await site
        .visit()
        .json<{ polluted?: string }>('/')
      assert.equal(polluted, undefined)
    },
  ),
  check(
    'a page number that is none is refused by name',
    '?page=0, -1, 1.5, abc, 1e3: 4xx names `page`',
    async site => {
      for (const page of ['0', '-1', '1.5', 'abc', '1e3', 'NaN', '%00']) {
        const path = `/search_results/bread?page=${page}`
        const answer = await site.visit().get(path, wantsProblem)
        assertProblem(answer, { field: 'page' })
      }
    },
  ),
)

async function signInNew(site: Site) {
  const visitor = site.visit()
  await signIn(visitor, newName())
  const [{ name }] = countTopics(site.posts)
  return { visitor, tag: name, _csrf: await readCsrfToken(visitor) }
}

async function assertRefusesTags(
  visitor: Visitor,
  tag: string,
  bodies: object[],
  field?: string,
) {
  const before = await findTagForm(visitor, tag)
  for (const body of bodies) {
    const answer = await visitor.postJson('/tags', body, wantsProblem)
    if (field) assertProblem(answer, { field })
    else assertRefused(answer)
  }
  const after = await findTagForm(visitor, tag)
  if (after.fields.on !== before.fields.on) await toggleTag(visitor, tag)
  assert.deepEqual(after.fields, before.fields, 'a tag changed')
}
