import { resolve } from 'node:path'
import { pack } from '../packing/pack.ts'
import { allPlatforms, thisPlatform } from '../packing/platforms.ts'
import { repository } from '../stages/paths.ts'

type PackFlags = { here?: boolean; images: boolean }

export async function runPack(file: string, { here, images }: PackFlags) {
  const size = await pack({
    root: repository,
    file: resolve(file),
    platforms: here ? [thisPlatform] : allPlatforms,
    images,
    onProgress: text => console.log(text),
  })
  console.log(
    `${file}: ${Math.round(size / 1_000_000)} MB. Bring it and the repository, then type there:`,
  )
  console.log(`  node workshop/bin.js unpack ${file}`)
}
