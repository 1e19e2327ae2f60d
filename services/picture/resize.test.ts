import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { PictureType } from '@workshop/platform/picture-request'
import sharp from 'sharp'
import { createOriginals } from './originals.ts'
import { resize } from './resize.ts'

const folder = fileURLToPath(
  new URL('../../static/pictures/', import.meta.url),
)
const rust = { r: 178, g: 52, b: 16, alpha: 1 }
const drawn = sharp({
  create: { width: 90, height: 60, channels: 4, background: rust },
})
const originals = {
  jpg: await drawn.clone().jpeg().toBuffer(),
  png: await drawn.clone().png().toBuffer(),
  webp: await drawn.clone().webp().toBuffer(),
}
const types: PictureType[] = ['image/jpeg', 'image/webp']

for (const [ending, original] of Object.entries(originals)) {
  test(`a ${ending} becomes narrower in each format, in the same shape`, async () => {
    for (const type of types) {
      const resized = await resize(original, 30, type)

      const { mediaType, width, height } = await sharp(resized).metadata()
      assert.deepEqual([mediaType, width, height], [type, 30, 20])
    }
  })
}

test('a picture is never enlarged', async () => {
  const resized = await resize(originals.png, 640, 'image/jpeg')

  assert.equal((await sharp(resized).metadata()).width, 90)
})

test('a transparent part is white as JPEG', async () => {
  const nothing = await sharp({
    create: {
      width: 20,
      height: 20,
      channels: 4,
      background: { ...rust, alpha: 0 },
    },
  })
    .png()
    .toBuffer()

  const resized = await resize(nothing, 20, 'image/jpeg')

  const { channels } = await sharp(resized).stats()
  assert.deepEqual(
    channels.map(({ mean }) => mean),
    [255, 255, 255],
  )
})

test('a file that cannot be decoded is a 422: no picture, half of one, one far too large', async () => {
  const large = { width: 6000, height: 6000, channels: 3, background: rust }
  const wrong = [
    Buffer.from('this is no picture'),
    originals.png.subarray(0, 60),
    originals.jpg.subarray(0, originals.jpg.length - 60),
    await sharp({ create: { ...large, channels: 3 } })
      .png()
      .toBuffer(),
  ]

  for (const original of wrong)
    await assert.rejects(resize(original, 30, 'image/jpeg'), {
      status: 422,
    })
})

test('every picture of the site can be read', async () => {
  const { read, ready } = createOriginals(folder)
  await ready()
  const files = (await readdir(folder)).filter(file =>
    /\.(jpg|png|webp)$/.test(file),
  )

  for (const file of files) {
    const original = await read(file.split('.')[0])
    assert.ok(original, file)
    const resized = await resize(original, 16, 'image/webp')
    assert.equal((await sharp(resized).metadata()).width, 16)
  }
})

test('a path out of the folder is not the name of a picture', async t => {
  const inside = await mkdtemp(join(tmpdir(), 'pictures-'))
  t.after(() => rm(inside, { recursive: true }))
  await writeFile(join(inside, 'cat.jpg'), 'a cat')
  const { read } = createOriginals(join(inside, 'none', '..'))
  const names = [
    '../cat',
    `../${inside.split('/').at(-1)}/cat`,
    '..%2fcat',
    'cat.jpg',
    './cat',
    'cat\0',
    'http://127.0.0.1/cat',
    '',
    'a'.repeat(101),
  ]

  const found = await Promise.all(names.map(read))

  assert.ok(found.every(original => original === undefined))
  assert.equal(String(await read('cat')), 'a cat')
})
