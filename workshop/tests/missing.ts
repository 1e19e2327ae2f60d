import { spawnSync } from 'node:child_process'
import { findChromium } from '../browser/chromium.ts'

/** What the tests would run with something that this machine has not, each with how to get it. */
export async function missing() {
  const reasons = [
    !findChromium() &&
      'Browser tests: no Chromium found. Install Chromium or Chrome, or set CHROMIUM_PATH.',
    !hasDocker() &&
      'Containers: no Docker Engine answers. Install and start Docker.',
    !process.env.MONGODB_URI &&
      'The database suite against a real MongoDB: MONGODB_URI is not set. It ran against the embedded server.',
  ]
  return reasons.filter(reason => reason !== false)
}

function hasDocker() {
  return (
    spawnSync('docker', ['version', '--format', '{{.Server.Version}}'])
      .status === 0
  )
}
