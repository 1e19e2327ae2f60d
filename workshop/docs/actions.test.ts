import assert from 'node:assert/strict'
import { test } from 'node:test'
import { actionsOf } from './actions.ts'

const tick = '```'

test('a block of sh is a command, the text after it its output, prose between them or not', () => {
  const [run] = actionsOf(
    `${tick}sh\nnpm start\n${tick}\n\nprints\n\n${tick}text\nSite\n${tick}`,
  )

  assert.deepEqual(run, {
    kind: 'run',
    line: 1,
    commands: ['npm start'],
    expected: 'Site',
    keepsRunning: false,
    takesLong: false,
    needs: [],
  })
})

test('a block in a list is read without the indentation of the list', () => {
  const [run] = actionsOf(`1. Look:\n\n   ${tick}sh\n   ls\n   ${tick}`)

  assert.deepEqual(run.kind === 'run' && run.commands, ['ls'])
})

test('marks hold for the next command alone', () => {
  const text = `<!-- needs: docker -->\n<!-- takes long -->\n${tick}sh\na\n${tick}\n${tick}sh\nb\n${tick}`
  const [first, second] = actionsOf(text).filter(a => a.kind === 'run')

  assert.deepEqual([first.needs, first.takesLong], [['docker'], true])
  assert.deepEqual([second.needs, second.takesLong], [[], false])
})

test('a slip of the pen is no way around the runner', () => {
  const slips = {
    [`${tick}bash\nls\n${tick}`]: /opens a block of "bash"/,
    [`${tick}\nls\n${tick}`]: /opens a block of ""/,
    [`${tick}text\nout\n${tick}`]: /no command stands before it/,
    [`<!-- need: docker -->\n${tick}sh\nls\n${tick}`]: /no known mark/,
    '<!-- keeps running -->': /No command follows the mark "keeps running"/,
    [`${tick}sh\nls`]: /nothing closes/,
  }

  for (const [text, reason] of Object.entries(slips))
    assert.throws(() => actionsOf(text), reason)
})
