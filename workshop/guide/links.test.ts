import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startGuide } from './test/guide.ts'

const { url, close } = await startGuide()
after(close)

type Visited = { status: number; html: string; ids: Set<string> }
const visited = new Map<string, Visited>()

async function visit(path: string) {
  const known = visited.get(path)
  if (known) return known
  const answer = await fetch(url + path, {
    headers: { Accept: 'text/html' },
  })
  const isPage = answer.headers.get('content-type')?.includes('html')
  const html = isPage ? await answer.text() : ''
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  const page = { status: answer.status, html, ids: new Set(ids) }
  visited.set(path, page)
  return page
}

function targetsOf(html: string) {
  const found = html.matchAll(/ (?:href|src|srcset)="([^"]*)"/g)
  return new Set([...found].map(([, target]) => target))
}

const isExternal = (target: string) => /^[a-z]+:/.test(target)
/** Listings and files lead to all others: their own links are not followed. */
const isFollowed = (path: string) =>
  !path.startsWith('/files/') || path.endsWith('.md')

test('no link, anchor or picture of any page is dead', async () => {
  const dead: string[] = []
  const waiting = ['/', '/guide?present']
  const seen = new Set(waiting)
  for (let path = waiting.pop(); path; path = waiting.pop()) {
    const { html } = await visit(path)
    for (const target of targetsOf(html)) {
      if (isExternal(target)) continue
      const [page, anchor] = target.split('#', 2)
      const aim = page || path
      const { status, ids } = await visit(aim)
      const isDead = status !== 200 || (anchor && !ids.has(anchor))
      if (isDead) dead.push(`${path} -> ${target}`)
      if (!seen.has(aim) && isFollowed(aim)) waiting.push(aim)
      seen.add(aim)
    }
  }

  assert.deepEqual(dead, [])
  assert.ok(visited.has('/steps/11-synchronise'))
  assert.ok(visited.has('/static/diagrams/stages.svg'))
})

test('no id stands twice on a page', async () => {
  for (const [path, { html, ids }] of visited)
    assert.equal([...html.matchAll(/ id="/g)].length, ids.size, path)
})
