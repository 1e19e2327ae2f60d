import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fillTemplate } from './fill.ts'
import { createRandom, power } from './random.ts'
import { captions, remarks, titles } from './titles.ts'
import { topics } from './topics/all.ts'
import { words } from './words.ts'

test('slots are filled, inside phrases as well, and sentences start with a capital', () => {
  const slots = { animal: ['{colour} cat'], colour: ['grey'] }

  assert.equal(
    fillTemplate('{Animal}, {colour}', slots, createRandom(1, 1)),
    'Grey cat, grey',
  )
})

test('a text repeats no phrase while unused ones are left', () => {
  const slots = { animal: ['cat', 'dog'] }

  for (let stream = 0; stream < 50; stream++) {
    const [one, two] = fillTemplate(
      '{animal} {animal}',
      slots,
      createRandom(1, stream),
    ).split(' ')
    assert.notEqual(one, two)
  }
})

test('every template can be filled from every topic', () => {
  const templates = [
    ...Object.values(titles).flat(),
    ...captions,
    ...remarks,
  ]
  const random = createRandom(1, 1)

  for (const topic of topics) {
    const slots = { ...words, ...topic, caption: ['a caption'] }
    for (const template of templates) {
      const text = fillTemplate(template, slots as never, random)
      assert.doesNotMatch(text, /[{}]/)
    }
  }
})

test('a seed and a stream always give the same numbers; another seed or stream gives others', () => {
  const draw = (seed: number, stream: number) =>
    createRandom(seed, stream).integer(1e9)

  assert.equal(draw(1, 2), draw(1, 2))
  assert.equal(
    new Set([draw(1, 2), draw(2, 1), draw(1, 3), draw(3, 2)]).size,
    4,
  )
})

test('powers of two are exact at whole exponents and grow between them', () => {
  assert.deepEqual([-1, 0, 1, 10].map(power), [0.5, 1, 2, 1024])
  assert(power(3.2) < power(3.7))
})
