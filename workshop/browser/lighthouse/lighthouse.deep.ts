import assert from 'node:assert/strict'
import { after, before, describe, type TestContext, test } from 'node:test'
import { committedPosts as posts } from '../../contract/committed-posts.ts'
import {
  enterSharing,
  findAccepted,
  followOperation,
} from '../../contract/http/actions.ts'
import { createSite } from '../../contract/site.ts'
import {
  type RunningStage,
  startStage,
} from '../../contract/start-stage.ts'
import { findChromium } from '../chromium.ts'
import { common, recommendIds, topicNames } from '../pages.ts'
import { devices, hasHighScores, type Visited } from './audit.ts'
import { useAuditor } from './use-auditor.ts'

const maxLayoutShift = 0.02

/** Robots are kept from results on purpose, and a 404 is meant to be one. */
const exceptions = {
  search: ['is-crawlable'],
  missing: ['http-status-code'],
}
type Page = { path: string; skipAudits?: string[] }

const pages: Record<string, Page> = {
  'the front page': { path: '/' },
  'results of a search': {
    path: `/search_results/${common}`,
    skipAudits: exceptions.search,
  },
  'a search without a match': {
    path: '/search_results/xyzzyqwertz',
    skipAudits: exceptions.search,
  },
  'the recommended posts': { path: '/recommended/' },
  'the posts of a topic': { path: `/recommended/?topic=${topicNames[0]}` },
  'a post': { path: `/posts/${recommendIds()[0]}` },
  'the login': { path: '/login' },
  'a page that is not there': {
    path: '/no/such/page',
    skipAudits: exceptions.missing,
  },
}
/** Those with buttons of a signed-in reader. */
const signedIn = ['the front page', 'the recommended posts', 'a post']

const chromium = findChromium()
const skip = chromium ? false : 'no Chromium'

describe('Lighthouse at stage async', { skip }, () => {
  let stage: RunningStage
  before(async () => {
    stage = await startStage('async')
  })
  after(() => stage?.stop())
  const audit = useAuditor(String(chromium))

  async function assertGood(
    t: TestContext,
    visited: Omit<Visited, 'url'> & Page,
  ) {
    const wanted = { ...visited, url: stage.url + visited.path }
    const report = await audit(t, wanted, isGood)
    if (report) assert.ok(isGood(report), JSON.stringify(report))
  }

  for (const [name, page] of Object.entries(pages))
    for (const device of devices)
      test(`${name} is good on ${device}`, t =>
        assertGood(t, { ...page, device }))

  for (const name of signedIn)
    for (const device of devices)
      test(`${name} is good for a signed-in reader on ${device}`, async t => {
        const { visitor } = await enterSharing(createSite(stage.url, posts))
        const cookie = await visitor.cookie()
        await assertGood(t, { ...pages[name], device, cookie })
      })

  test('the page of an operation is good', async t => {
    const site = createSite(stage.url, posts)
    const { visitor, share } = await enterSharing(site)
    const { answer } = await findAccepted(site, share)
    const path = String(answer.headers.location)
    // A canceled one stays on its page: a finished one leads to the post.
    await visitor.send({ method: 'DELETE', path })
    const end = await followOperation(visitor, path)
    assert.equal(end.status, 200, 'it was canceled in time')

    const cookie = await visitor.cookie()
    for (const device of devices)
      await assertGood(t, { path, device, cookie })
  })
})

function isGood(report: {
  scores: Record<string, number>
  layoutShift: number
}) {
  return hasHighScores(report) && report.layoutShift <= maxLayoutShift
}
