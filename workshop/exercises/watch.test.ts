import assert from 'node:assert/strict'
import { EventEmitter, once } from 'node:events'
import { test } from 'node:test'
import { goTo } from './playground.ts'
import { createRepository } from './test-repository.ts'
import { watchPart } from './watch.ts'

test('a part is checked at once, and again after each save, until it is stopped', {
  timeout: 60_000,
}, async t => {
  const { places, part, edit, read } = await createRepository(t)
  await goTo(places, part('01.1'))
  const end = new AbortController()
  const checks = new EventEmitter()
  const seen: unknown[] = []

  const checked = once(checks, 'check')
  const watching = watchPart(places, part('01.1'), end.signal, async () => {
    seen.push(await read('shop/apples.ts'))
    checks.emit('check')
  })
  await checked
  for (const text of ['first', 'second']) {
    const again = once(checks, 'check')
    await edit('shop/apples.ts', text)
    await again
  }
  end.abort()
  await watching

  assert.equal(seen[0], 'TODO apples')
  assert.equal(seen.at(-1), 'second')
})
