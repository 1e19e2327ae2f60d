import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { findChromium } from '../browser/chromium.ts'
import { useAuditor } from '../browser/lighthouse/use-auditor.ts'
import { readParts } from '../exercises/manifest.ts'
import { root } from '../stages/paths.ts'
import { startGuide } from './test/guide.ts'

const minScore = 95
const pages = ['/', '/guide', `/${readParts(root)[0].folder}`]

const chromium = findChromium()
const skip = chromium ? false : 'no Chromium'

describe('Lighthouse on the guide', { skip }, () => {
  let guide: Awaited<ReturnType<typeof startGuide>>
  before(async () => {
    guide = await startGuide()
  })
  after(() => guide?.close())
  const audit = useAuditor(String(chromium))

  for (const path of pages)
    test(`${path} is good in all four categories`, async t => {
      const visited = { url: guide.url + path, device: 'mobile' as const }
      const report = await audit(t, visited, isGood)
      if (!report) return

      assert.ok(isGood(report), JSON.stringify(report))
      assert.equal(Object.keys(report.scores).length, 4)
    })
})

function isGood({ scores }: { scores: Record<string, number> }) {
  return Object.values(scores).every(score => score >= minScore)
}
