import assert from 'node:assert/strict'
import { Visitor } from '../contract/http/visitor.ts'
import type { Demo } from './demo.ts'

export const showFrontPage: Demo = {
  title: 'the front page recommends 12 posts',
  async run({ url }) {
    const visitor = new Visitor(url)
    await visitor.page('/')
    const front = await visitor.json<{ recommendations: unknown[] }>('/')
    assert.equal(front.recommendations.length, 12, 'recommendations of /')
  },
}

export const searchPosts: Demo = {
  title: 'a search finds posts',
  async run({ url }) {
    const path = '/search_results/bread'
    const { total } = await new Visitor(url).json<{ total: number }>(path)
    assert.ok(total > 0, `${path} finds no post`)
  },
}

export const showPicture: Demo = {
  title: 'a picture is resized',
  async run({ url }) {
    const path = '/pictures/lighthouse?width=64'
    const answer = await new Visitor(url).get(path, { accept: '*/*' })
    assert.equal(answer.status, 200, answer.what)
    assert.equal(answer.headers['content-type'], 'image/jpeg', path)
  },
}
