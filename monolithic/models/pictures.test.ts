import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { createJimp } from '@jimp/core'
import jpeg from '@jimp/js-jpeg'
import png from '@jimp/js-png'
import { createPictures } from './pictures.ts'
import webp from './webp.ts'

const Jimp = createJimp({ formats: [jpeg, png, webp] })
const folder = await mkdtemp(join(tmpdir(), 'pictures-'))
const pictures = createPictures(folder)

before(async () => {
  const picture = new Jimp({ width: 90, height: 60, color: 0xb23410ff })
  const keep = (name: string, file: Buffer) =>
    writeFile(join(folder, name), file)
  await keep('jay.jpg', await picture.getBuffer('image/jpeg'))
  await keep('pie.png', await picture.getBuffer('image/png'))
  await keep('web.webp', await picture.getBuffer('image/webp', {}))
  await keep('none.jpg', Buffer.from('this is no picture'))
  await keep(
    'half.png',
    (await picture.getBuffer('image/png')).subarray(0, 60),
  )
})
after(() => rm(folder, { recursive: true }))

for (const id of ['jay', 'pie', 'web']) {
  for (const type of ['image/jpeg', 'image/webp'] as const) {
    test(`${id} becomes narrower as ${type}, in the same shape`, async () => {
      const resized = await pictures.resize(id, 30, type)

      assert.ok(resized)
      const { mime, width, height } = await Jimp.fromBuffer(resized)
      assert.deepEqual([mime, width, height], [type, 30, 20])
    })
  }
}

test('a picture is never enlarged', async () => {
  const resized = await pictures.resize('pie', 640, 'image/jpeg')

  assert.ok(resized)
  assert.equal((await Jimp.fromBuffer(resized)).width, 90)
})

test('an unknown picture is null', async () => {
  assert.equal(await pictures.resize('moon', 30, 'image/jpeg'), null)
})

test('a path out of the folder is not the name of a picture', async () => {
  const outside = join(folder, '..', 'outside-of-pictures.jpg')
  await writeFile(outside, 'x')

  const names = [
    '../outside-of-pictures',
    '..%2foutside',
    'jay.jpg',
    '/etc/passwd',
    'jay\0',
    '',
  ]
  const found = await Promise.all(
    names.map(name => pictures.resize(name, 30, 'image/jpeg')),
  )
  await rm(outside)

  assert.ok(found.every(picture => picture === null))
})

test('a file that cannot be decoded is a 422', async () => {
  for (const id of ['none', 'half'])
    await assert.rejects(pictures.resize(id, 30, 'image/jpeg'), {
      status: 422,
    })
})
