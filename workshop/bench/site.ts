import { time } from './measure.ts'
import { fillBefore, startSite } from './programs.ts'
import type { Bench } from './row.ts'

/** From the start of the monolith to its first page. */
export async function measure(bench: Bench) {
  async function measureStart(name: string, folder: string) {
    const { value, result } = await time(async () => {
      const site = await startSite(bench, 'monolith', folder)
      await (await fetch(site.url)).text()
      return site
    })
    await result.stop()
    bench.reportWithin(5000, 'ms', name, value)
  }

  await measureStart('first start: imports, first page', 'few')
  await measureStart('start on 1,000 posts, first page', 'few')
  await fillBefore(bench, 'many', 100_000)
  await measureStart('start on 100,000 posts, first page', 'many')
}
