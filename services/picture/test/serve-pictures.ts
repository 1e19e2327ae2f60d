import { request } from 'node:http'
import type { TestContext } from 'node:test'
import { createLog } from '@workshop/platform/log'
import { createMetrics } from '@workshop/platform/metrics'
import { serve } from '@workshop/platform/serve'
import axios from 'axios'
import { createApp } from '../app.ts'
import { fakeResize } from './fake-resize.ts'
import { watch } from './watch.ts'

process.env.LOG_LEVEL ??= 'silent'

const originals = {
  ready: async () => {},
  read: async (id: string) =>
    ['cat', 'dog'].includes(id) ? Buffer.from(id) : undefined,
}

/** The service on a free port, with the originals `cat` and `dog` and a fake resize. */
export async function servePictures(
  t: TestContext,
  limits = { running: 1, waiting: 10 },
) {
  const metrics = createMetrics('picture')
  const { resize, ...resizing } = fakeResize()
  const { registry } = metrics
  const app = createApp({ originals, resize, limits, registry })
  const log = createLog('picture')
  const options = { name: 'picture', log, port: 0, metrics }
  const { url, close } = await serve(app, options)
  t.after(async () => {
    resizing.release()
    await close()
  })

  return {
    ...resizing,
    ...watch(registry),
    get: (path: string, init?: RequestInit) => fetch(url + path, init),
    /** Not by `fetch`, which adds Cache-Control: no-cache. */
    getUnless: (etag: string, path: string) =>
      axios.get<string>(url + path, {
        headers: { 'If-None-Match': etag },
        validateStatus: () => true,
      }),
    visit: (path: string) => visit(url + path),
  }
}

/** The same, while a resize of `cat` has the only turn and ends at `release`. */
export async function serveBusy(t: TestContext, waiting = 10) {
  const served = await servePictures(t, { running: 1, waiting })
  served.hold()
  const first = served.get('/pictures/cat')
  await served.begun(1)
  return { ...served, first }
}

/** Sends a request, and returns a function that aborts it. */
function visit(address: string) {
  const asked = request(address).on('error', () => {})
  asked.end()
  return () => asked.destroy()
}
