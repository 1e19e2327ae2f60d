import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { findChromium } from '../../browser/chromium.ts'
import {
  hasHighScores,
  type Visited,
} from '../../browser/lighthouse/audit.ts'
import { useAuditor } from '../../browser/lighthouse/use-auditor.ts'
import { startGuide } from './guide.ts'

const chromium = findChromium()
const skip = chromium ? false : 'no Chromium'

/** Registers a test for each path: Lighthouse finds its page good. */
export function auditPages(
  paths: string[],
  devices: readonly Visited['device'][],
) {
  describe('Lighthouse on the guide', { skip }, () => {
    let guide: Awaited<ReturnType<typeof startGuide>>
    before(async () => {
      guide = await startGuide()
    })
    after(() => guide?.close())
    const audit = useAuditor(String(chromium))

    for (const path of paths)
      for (const device of devices)
        test(`${path} is good in all four categories on ${device}`, async t => {
          const visited = { url: guide.url + path, device }
          const report = await audit(t, visited, hasHighScores)
          if (!report) return

          assert.ok(hasHighScores(report), JSON.stringify(report))
          assert.equal(Object.keys(report.scores).length, 4)
        })
  })
}
