import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import {
  createRandom,
  type Random,
} from '@workshop/datasets/generate/random'
import { openDatabase } from '@workshop/platform/test/database'
import type { StoredMark } from './mark-store.ts'
import { createMarks } from './marks.ts'
import type { Partner } from './partner-client.ts'
import { createHeldPartner } from './test/held-partner.ts'
import { testSeed } from './test/seed.ts'

const { db } = await openDatabase()
const mark = { post: 'p1', user: 'ann' }
const { signal } = new AbortController()
const failure = new Error('The partner failed')

/** A verb on an empty collection, and requests for the same mark. */
function openMarks(partner = createHeldPartner()) {
  const collection = db.collection<StoredMark>(randomUUID())
  /** Done in the middle of a request, before each of its first commands. */
  const meanwhile: (() => Promise<unknown>)[] = []
  const command = collection.findOneAndUpdate.bind(collection)
  collection.findOneAndUpdate = async (...args: unknown[]) => {
    await meanwhile.shift()?.()
    return Reflect.apply(command, collection, args)
  }
  const marks = createMarks({
    collection,
    partner,
    verb: 'like',
    reverse: 'unlike',
    pathOf: () => '/',
    indexes: [{ key: { post: 1 } }],
    note: () => ({ unpublished: randomUUID() }),
  })
  const isMarked = async () => (await marks.find(mark)) !== null

  /** Whether a write of the action has noted that what counts has changed. */
  async function isNotedBy(act: () => Promise<unknown>) {
    const note = async () => (await collection.findOne())?.unpublished
    const before = await note()
    await act()
    return (await note()) !== before
  }

  let requests = 0
  function request(on: boolean, key: string) {
    const input = { ...mark, on }
    const acceptedAt = new Date(requests++)
    const work = { key, acceptedAt, signal }
    return {
      /** As a waiting request: a failure is undone. */
      complete: () =>
        marks.perform(input, work).catch(async () => {
          await marks.undo(input, key)
        }),
      /** As one attempt of an operation that will be attempted again. */
      attempt: () => marks.perform(input, work).catch(() => {}),
    }
  }
  return {
    partner,
    collection,
    isMarked,
    isNotedBy,
    meanwhile,
    put: (key: string) => request(true, key),
    remove: (key: string) => request(false, key),
  }
}

type Marks = ReturnType<typeof openMarks>

/** Puts the mark, and answers with the key that the partner got. */
async function putMark({ put, partner }: Marks, key = 'before') {
  const done = put(key).complete()
  const call = await partner.next()
  call.end()
  await done
  return call.key
}

/** Takes the mark back. */
async function removeMark({ remove, partner }: Marks) {
  const done = remove('removal').complete()
  const call = await partner.next()
  call.end()
  await done
}

test('a mark counts from the first write on, before the partner answers', async () => {
  const marks = openMarks()
  const done = marks.put('k1').complete()

  const isNoted = await marks.isNotedBy(() => marks.partner.next())

  assert.equal(await marks.isMarked(), true)
  assert.equal(isNoted, true)
  marks.partner.calls[0].end()
  await done
})

test('putting a mark again asks no partner', async () => {
  const marks = openMarks()
  await putMark(marks)

  await marks.put('k2').complete()

  assert.equal(marks.partner.calls.length, 1)
})

test('two requests at once give the partner the same key', async () => {
  const marks = openMarks()
  const one = marks.put('k1').complete()
  const first = await marks.partner.next()
  const other = marks.put('k2').complete()
  const second = await marks.partner.next()
  for (const call of [first, second]) call.end()

  await Promise.all([one, other])

  assert.equal(first.key, second.key)
  assert.equal(await marks.isMarked(), true)
})

test('a failed request takes its mark back', async () => {
  const marks = openMarks()
  const done = marks.put('k1').complete()
  const call = await marks.partner.next()

  call.end(failure)
  const isNoted = await marks.isNotedBy(() => done)

  assert.equal(await marks.isMarked(), false)
  assert.equal(isNoted, true)
})

test('a failed request that is repeated gives the partner the same key', async () => {
  const marks = openMarks()
  const failed = marks.put('k1').complete()
  const first = await marks.partner.next()
  first.end(failure)
  await failed

  const key = await putMark(marks, 'k1')

  assert.equal(key, first.key)
})

test('a failed request leaves a mark that another one still puts', async () => {
  const marks = openMarks()
  const one = marks.put('k1').complete()
  const first = await marks.partner.next()
  const other = marks.put('k2').complete()
  const second = await marks.partner.next()

  first.end(failure)
  await one
  const isLeft = await marks.isMarked()
  second.end()
  await other

  assert.equal(isLeft, true)
  assert.equal(await marks.isMarked(), true)
})

test('a failed request leaves a mark that another one has put', async () => {
  const marks = openMarks()
  const one = marks.put('k1').complete()
  const first = await marks.partner.next()
  const other = marks.put('k2').complete()
  const second = await marks.partner.next()

  second.end()
  await other
  first.end(failure)
  await one

  assert.equal(await marks.isMarked(), true)
})

test('a request that begins while another one ends asks no partner', async () => {
  const marks = openMarks()
  const one = marks.put('k1').complete()
  const first = await marks.partner.next()
  const endFirst = async () => {
    first.end()
    await one
  }
  marks.meanwhile.push(async () => {}, endFirst)

  await marks.put('k2').complete()

  assert.equal(marks.partner.calls.length, 1)
  assert.equal(await marks.isMarked(), true)
})

test('a mark that is taken back stops counting at once', async () => {
  const marks = openMarks()
  const key = await putMark(marks)

  const done = marks.remove('k2').complete()
  const isNoted = await marks.isNotedBy(() => marks.partner.next())
  const isMarked = await marks.isMarked()
  const call = marks.partner.calls[1]
  call.end()
  await done

  assert.equal(isNoted, true)
  assert.equal(isMarked, false)
  assert.deepEqual([call.verb, call.key], ['unlike', `${key}-undone`])
  assert.equal(await marks.isMarked(), false)
})

test('taking back a mark that is not there asks no partner', async () => {
  const marks = openMarks()

  await marks.remove('k1').complete()

  assert.deepEqual(marks.partner.calls, [])
})

test('a mark whose removal failed counts again', async () => {
  const marks = openMarks()
  await putMark(marks)
  const done = marks.remove('k2').complete()
  const call = await marks.partner.next()

  call.end(failure)
  const isNoted = await marks.isNotedBy(() => done)

  assert.equal(await marks.isMarked(), true)
  assert.equal(isNoted, true)
})

test('a failed removal does not stop another one', async () => {
  const marks = openMarks()
  await putMark(marks)
  const one = marks.remove('k2').complete()
  const first = await marks.partner.next()
  const other = marks.remove('k3').complete()
  const second = await marks.partner.next()

  first.end(failure)
  await one
  second.end()
  const isNoted = await marks.isNotedBy(() => other)

  assert.equal(await marks.isMarked(), false)
  assert.equal(isNoted, true)
})

test('a mark that is put while it is taken back stays, under a new key', async () => {
  const marks = openMarks()
  const key = await putMark(marks)
  const removed = marks.remove('k2').complete()
  const removal = await marks.partner.next()
  const done = marks.put('k3').complete()
  const call = await marks.partner.next()

  call.end()
  await done
  removal.end()
  await removed

  assert.notEqual(call.key, key)
  assert.equal(removal.key, `${key}-undone`)
  assert.equal(await marks.isMarked(), true)
})

for (const order of ['put', 'removal'])
  test(`a mark taken back before it was sent is gone, the ${order} ending first`, async () => {
    const marks = openMarks()
    const put = marks.put('k1').complete()
    const call = await marks.partner.next()
    const removed = marks.remove('k2').complete()
    const removal = await marks.partner.next()
    const ends = [
      { call, done: put },
      { call: removal, done: removed },
    ]

    for (const end of order === 'put' ? ends : ends.toReversed()) {
      end.call.end()
      await end.done
    }

    assert.equal(await marks.isMarked(), false)
  })

for (const outcome of ['failed', 'sent'])
  test(`a mark taken back after its attempt ${outcome} is not put by the next attempt`, async () => {
    const marks = openMarks()
    const operation = marks.put('k1')
    const attempt = operation.attempt()
    const call = await marks.partner.next()
    call.end(outcome === 'failed' ? failure : undefined)
    await attempt
    await removeMark(marks)

    await operation.attempt()

    assert.equal(marks.partner.calls.length, 2)
    assert.equal(await marks.isMarked(), false)
  })

test('a removal whose end was not recorded leaves a mark that was put since', async () => {
  const marks = openMarks()
  await putMark(marks)
  const operation = marks.remove('k2')
  const attempt = operation.attempt()
  const call = await marks.partner.next()
  call.end()
  await attempt
  await putMark(marks, 'k3')

  await operation.attempt()

  assert.equal(marks.partner.calls.length, 3)
  assert.equal(await marks.isMarked(), true)
})

test('a removal that is performed late leaves a mark that was put since', async () => {
  const marks = openMarks()
  await putMark(marks)
  const late = marks.remove('k2')
  await marks.put('k3').complete()

  await late.complete()

  assert.equal(marks.partner.calls.length, 1)
  assert.equal(await marks.isMarked(), true)
})

test('a put that is performed late does not bring back what was removed since', async () => {
  const marks = openMarks()
  await putMark(marks)
  const late = marks.put('k2')
  await removeMark(marks)

  await late.complete()

  assert.equal(marks.partner.calls.length, 2)
  assert.equal(await marks.isMarked(), false)
})

for (const before of ['nothing', 'a removed mark', 'an unsent mark'])
  test(`a put that is performed after its removal leaves no mark: ${before} before`, async () => {
    const marks = openMarks()
    if (before === 'a removed mark') {
      await putMark(marks)
      await removeMark(marks)
    } else if (before === 'an unsent mark') {
      const failed = marks.put('before').complete()
      const call = await marks.partner.next()
      call.end(failure)
      await failed
    }
    const asked = marks.partner.calls.length
    const late = marks.put('k1')
    await marks.remove('k2').complete()

    await late.complete()
    const isLate = await marks.isMarked()
    await putMark(marks, 'k3')

    assert.equal(isLate, false)
    assert.equal(marks.partner.calls.length, asked + 1)
    assert.equal(await marks.isMarked(), true)
  })

test('a request that is repeated after its mark was taken back does not put it again', async () => {
  const marks = openMarks()
  await putMark(marks, 'k1')
  await removeMark(marks)

  await marks.put('k1').complete()

  assert.equal(marks.partner.calls.length, 2)
  assert.equal(await marks.isMarked(), false)
})

test('where a put and the removal after it fail, a late put leaves no mark that was not sent', async () => {
  const marks = openMarks()
  const put = marks.put('k1').complete()
  const call = await marks.partner.next()
  const late = marks.put('k2')
  const removed = marks.remove('k3').complete()
  const removal = await marks.partner.next()
  await late.complete()

  call.end(failure)
  await put
  removal.end(failure)
  await removed

  assert.equal(await marks.isMarked(), false)
})

test('a mark can be put again after it was taken back, under a new key', async () => {
  const marks = openMarks()
  const key = await putMark(marks)
  await removeMark(marks)

  const again = await putMark(marks, 'k3')

  assert.notEqual(again, key)
  assert.equal(await marks.isMarked(), true)
})

test('a crash while a mark is put again leaves a note of it', async () => {
  const marks = openMarks()
  await putMark(marks)
  await removeMark(marks)
  marks.meanwhile.push(
    async () => {},
    async () => {
      throw new Error('The process ends')
    },
  )

  const isNoted = await marks.isNotedBy(() => marks.put('k3').attempt())

  assert.equal(await marks.isMarked(), true)
  assert.equal(isNoted, true)
})

test('in any order, a mark that is left is at the partner', async t => {
  const random = createRandom(testSeed, 11)
  t.diagnostic(`SEED=${testSeed}`)

  for (let round = 0; round < 20; round++) {
    const marks = openMarks(createRandomPartner(random))
    const requests = Array.from({ length: 6 }, async (_, index) => {
      const ask = random.chance(0.5) ? marks.put : marks.remove
      await roundTrips(random.integer(8))
      await ask(`k${index}`).complete()
    })

    await Promise.all(requests)

    const left = await marks.collection.find().toArray()
    for (const { token, sentAt, removal } of left) {
      assert.notEqual(removal, 'running', `round ${round}`)
      if (removal) continue
      assert.ok(sentAt, `round ${round}`)
      assert.ok(marks.partner.taken.has(token), `round ${round}`)
      assert.ok(
        !marks.partner.taken.has(`${token}-undone`),
        `round ${round}`,
      )
    }
  }
})

/** A partner that takes some time, and sometimes fails. */
function createRandomPartner(random: Random) {
  const partner = createHeldPartner()

  async function take(...call: Parameters<Partner['take']>) {
    const taken = partner.take(...call)
    const { end } = partner.calls[partner.calls.length - 1]
    await roundTrips(random.integer(8))
    end(random.chance(0.3) ? failure : undefined)
    return taken
  }
  return { ...partner, take }
}

/** Time that passes as the database's does. */
async function roundTrips(count: number) {
  for (let trip = 0; trip < count; trip++) await db.command({ ping: 1 })
}
