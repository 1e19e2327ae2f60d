import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { until } from '@workshop/platform/test/until'
import { emptyFolder } from '../stages/test/empty-folder.ts'
import { processExists } from '../stages/test/process-exists.ts'
import { readPidfiles } from '../supervisor/pidfile.ts'
import { tool } from './test/tool.ts'

const site = /Site +(http:\/\/localhost:(\d+))/

test('start puts the site up with its posts, and Ctrl-C ends all that it started', async t => {
  const data = await emptyFolder()
  const first = tool(t, ['start', '--data', data, '--port', '5600'])

  const [, url] = await first.prints(site)
  const page = await fetch(url)
  const [{ processes }] = await readPidfiles(join(data, 'running'))
  const code = await first.end('SIGINT')

  assert.equal(page.status, 200)
  assert.match(first.output(), /Posts +1,000, imported now/)
  assert.equal(processes.length, 2)
  assert.equal(code, 0)
  assert.deepEqual(
    processes.filter(({ pid }) => processExists(pid)),
    [],
  )
  assert.deepEqual(await readPidfiles(join(data, 'running')), [])
})

test('what a killed start leaves ends by itself or by the next start, which imports nothing again', async t => {
  const data = await emptyFolder()
  const first = tool(t, ['start', '--data', data, '--port', '5640'])
  await first.prints(site)
  const [{ processes }] = await readPidfiles(join(data, 'running'))

  await first.end('SIGKILL')
  const second = tool(t, ['start', '--data', data, '--port', '5640'])
  await second.prints(site)

  await until(() => !processes.some(({ pid }) => processExists(pid)))
  const [pidfile, ...others] = await readPidfiles(join(data, 'running'))
  assert.equal(pidfile.supervisor, second.child.pid)
  assert.deepEqual(others, [])
  assert.match(second.output(), /Posts +1,000$/m)
})

test('start serves the guide with the ports of its run, unless it is told not to', async t => {
  const flags = ['--data', await emptyFolder(), '--port', '5660']
  const started = tool(t, ['start', ...flags])
  const [, url] = await started.prints(/^Guide +(http:\/\/localhost:\d+)$/m)
  const answer = await fetch(`${url}/steps/06-monolith`)
  const page = await answer.text()
  await started.end('SIGINT')
  const [, , port] = site.exec(started.output()) ?? []

  const without = tool(t, ['start', ...flags, '--no-guide'])
  await without.prints(/^Site .+\n\n/m)
  await without.end('SIGINT')

  assert.match(page, new RegExp(`//localhost:${port}[<" ]`))
  assert.doesNotMatch(without.output(), /Guide/)
})
