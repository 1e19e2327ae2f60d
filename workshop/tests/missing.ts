import { findChromium } from '../browser/chromium.ts'
import { absent } from '../docs/needs.ts'

/** The tests that need something this machine lacks, each with how to get it. */
export function missing() {
  const reasons = [
    !findChromium() &&
      'Browser tests: no Chromium found. Install Chromium or Chrome, or set CHROMIUM_PATH.',
    !process.env.MONGODB_URI &&
      'The database suite against a real MongoDB: MONGODB_URI is not set. It ran against the embedded server.',
    ...absent(),
  ]
  return reasons.filter(reason => reason !== false)
}
