import { load } from './load.ts'
import { compare } from './measure.ts'
import { startSite } from './programs.ts'
import type { Bench } from './row.ts'

/** Pages with the strip of the services that made them, beside the same pages without it. */
export async function measure(bench: Bench) {
  const shown = await startSite(bench, 'services', 'strip-on')
  process.env.STRIP = 'off'
  bench.after(async () => delete process.env.STRIP)
  const hidden = await startSite(bench, 'services', 'strip-off')

  for (const path of ['/', '/search_results/bread', '/recommended/'])
    await compare(
      bench,
      { name: path, unit: '/s', beside: 'no strip', target: '≥ 0.95' },
      7,
      () => load(shown.url, [path]),
      () => load(hidden.url, [path]),
    )
}
