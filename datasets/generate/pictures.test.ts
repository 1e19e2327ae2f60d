import assert from 'node:assert/strict'
import { readdir, stat } from 'node:fs/promises'
import { extname, join, parse } from 'node:path'
import { test } from 'node:test'
import { topics } from './topics/all.ts'

const folder = join(import.meta.dirname, '../../static/pictures')
const files = (await readdir(folder)).filter(file => file !== 'README.md')
const names = files.map(file => parse(file).name)

test('every picture that a topic names exists, and every picture is named', () => {
  const named = topics.flatMap(topic => Object.keys(topic.pictures))

  assert.deepEqual(named.sort(), [...names].sort())
})

test('there are at least 24 pictures in several formats, with names fit for an address', () => {
  assert(files.length >= 24)
  assert.deepEqual(
    new Set(files.map(extname)),
    new Set(['.jpg', '.png', '.webp']),
  )
  for (const name of names) assert.match(name, /^[a-z0-9-]+$/)
})

test('no picture exceeds 200 kB, and all of them together stay below 2.5 MB', async () => {
  const sizes = await Promise.all(
    files.map(async file => (await stat(join(folder, file))).size),
  )

  assert(Math.max(...sizes) <= 200_000)
  assert(sizes.reduce((sum, size) => sum + size) < 2_500_000)
})
