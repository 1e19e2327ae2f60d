import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import decode, { init as initDecoder } from '@jsquash/webp/decode.js'
import encode, { init as initEncoder } from '@jsquash/webp/encode.js'

type Bitmap = { width: number; height: number; data: Buffer }

/** WebP for Jimp. The codec is WebAssembly; it fetches its code itself only in a browser. */
export default function webp() {
  return {
    mime: 'image/webp' as const,
    hasAlpha: true,

    async encode(bitmap: Bitmap, options: { quality?: number } = {}) {
      await encoder()
      const data = new Uint8ClampedArray(bitmap.data)
      const image = { ...bitmap, data, colorSpace: 'srgb' as const }
      return Buffer.from(await encode(image, options))
    },

    async decode(file: Buffer) {
      await decoder()
      const image = await decode(new Uint8Array(file).buffer)
      const { width, height, data } = image
      return { width, height, data: Buffer.from(data.buffer) }
    },
  }
}

const encoder = once(() => load('enc/webp_enc_simd.wasm', initEncoder))
const decoder = once(() => load('dec/webp_dec.wasm', initDecoder))

// Node has it; TypeScript knows it only among the browsers' types.
declare const WebAssembly: { compile(code: Buffer): Promise<never> }

async function load(file: string, init: (code: never) => unknown) {
  const { resolve } = createRequire(import.meta.url)
  const code = await readFile(resolve(`@jsquash/webp/codec/${file}`))
  await init(await WebAssembly.compile(code))
}

function once(begin: () => Promise<void>) {
  let begun: Promise<void> | undefined
  return () => {
    begun ??= begin()
    return begun
  }
}
