import assert from 'node:assert/strict'
import { Skip } from '../contract/check.ts'
import { readJson, Visitor } from '../contract/http/visitor.ts'
import type { Demo, DemoStage } from './demo.ts'

type Collection = { _embedded: { posts: Item[] } }
type Item = { _links: { self: { href: string } } }

export const revalidate: Demo = {
  title: 'a post that is unchanged is a 304',
  async run(stage) {
    const rest = await visitRest(stage)
    const list = await rest.get('/api/posts?size=1')
    const [post] = readJson<Collection>(list)._embedded.posts
    const path = post._links.self.href

    const { headers } = await rest.get(path)
    const etag = String(headers.etag)
    const again = await rest.get(path, { 'if-none-match': etag })
    assert.equal(again.status, 304, `${again.what} with its ETag`)
  },
}

export const readFeed: Demo = {
  title: 'the feed tells the changes of all posts, in pages',
  async run(stage) {
    const rest = await visitRest(stage)
    const page = await rest.get('/api/changes?since=0&limit=10')
    const { changes } = readJson<{ changes: unknown[] }>(page)
    assert.equal(changes.length, 10, `changes of ${page.what}`)
  },
}

async function visitRest({ runtime }: DemoStage) {
  const { runtime: kind, replicas } = await runtime.status()
  if (kind === 'docker') throw new Skip('only the site has a port here')
  const rest = replicas.find(({ service }) => service === 'rest')
  assert.ok(rest, 'no replica of rest runs')
  return new Visitor(rest.address, 'application/hal+json')
}
