import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as zlib from 'node:zlib'
import { decompress } from './decompress.ts'
import { ImportError } from './errors.ts'
import { cut, join, storeAsZstd } from './fixtures.ts'
import { windowSize } from './zstd.ts'

const text = '{"title":"猫"}\n'.repeat(20_000)
const hasLong = 'createZstdDecompress' in zlib

async function unpack(packed: Buffer, size?: number) {
  return String(await join(decompress(cut(packed, size))))
}

test('gzip is recognised by its bytes, with several members in a file too', async () => {
  const packed = Buffer.concat([zlib.gzipSync(text), zlib.gzipSync('end')])

  assert((await unpack(packed, 1000)) === `${text}end`)
})

test('zstd is recognised by its bytes, with several frames in a file too', async () => {
  const packed = Buffer.concat([storeAsZstd(text), storeAsZstd('end')])

  for (const size of [999, 10 ** 6]) {
    assert((await unpack(packed, size)) === `${text}end`)
  }
})

test('a packed file may arrive byte by byte', async () => {
  const short = '{"title":"x"}'

  for (const packed of [zlib.gzipSync(short), storeAsZstd(short)]) {
    assert.equal(String(await join(decompress(cut(packed, 1)))), short)
  }
})

test('unpacked content passes unchanged, however short it is', async () => {
  for (const plain of ['', '{', text]) {
    assert.equal(String(await join(decompress(cut(plain)))), plain)
  }
})

test('truncated packed data is an error that says so', async () => {
  for (const packed of [zlib.gzipSync(text), storeAsZstd(text)]) {
    const half = packed.subarray(0, packed.length - 9)

    await assert.rejects(join(decompress(cut(half))), error => {
      assert(error instanceof ImportError)
      assert.match(error.message, /damaged or cut off/)
      return true
    })
  }
})

test('the window of a zstd frame is read from its header', () => {
  assert.equal(windowSize(storeAsZstd('x', 0x50)), 2 ** 20)
  assert.equal(windowSize(storeAsZstd('x', 0x68)), 2 ** 23)
  assert.equal(windowSize(storeAsZstd('x', 0xa8)), 2 ** 31)
})

test('a window of 2 GB is read where Node can; elsewhere the error names a command that can', async () => {
  const packed = storeAsZstd(text, 0xa8)

  if (hasLong) assert((await unpack(packed)) === text)
  else
    await assert.rejects(unpack(packed), /2048 MB.*\n.*zstd -dc --long=31/)
})

test('the second of two long frames is not dropped silently', async () => {
  const packed = Buffer.concat([
    storeAsZstd(text, 0xa8),
    storeAsZstd('end'),
  ])

  await assert.rejects(unpack(packed, 1000), ImportError)
})
