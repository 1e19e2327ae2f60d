import { startSite } from '../bench/programs.ts'
import type { Bench } from '../bench/row.ts'
import { run } from '../bench/run.ts'
import { measurePages } from '../bench/stages.ts'
import type { Rates } from './ours.ts'

const stages = ['monolith', 'rest', 'services']

/** The pages of all three stages, measured in turn on this machine; about a minute. */
export async function measureYours(
  onProgress: (text: string) => void,
): Promise<Rates> {
  const rates: Rates = {}
  await run('figures', measure, ({ name, value }) => {
    const [stage, page] = name.split(': ')
    rates[page] = { ...rates[page], [stage]: value }
    if (stage === 'services') onProgress(`Measured ${page}`)
  })
  return rates

  async function measure(bench: Bench) {
    const sites = []
    for (const stage of stages) {
      onProgress(`Starting ${stage}`)
      sites.push(await startSite(bench, stage))
    }
    await measurePages(bench, sites)
  }
}
