import { readFile } from 'node:fs/promises'
import { resize } from '@workshop/picture/resize'
import { rate } from './row.ts'

/** Run as a process: resizes a picture with nothing around it, and says how many times a second it could. */
const [file, width, seconds] = process.argv.slice(2)
const original = await readFile(file)
const act = () => resize(original, Number(width), 'image/webp')

await rate(act, 0.5)
process.send?.({ perSecond: await rate(act, Number(seconds)) })
process.once('disconnect', () => process.exit())
