import { compare } from './measure.ts'
import { startBuilt } from './programs.ts'
import type { Bench } from './row.ts'

/** A call by the services' client beside a plain call by axios, to the same plain Express route. */
export async function measureHop(bench: Bench) {
  const page = await startBuilt(bench, 'plain/page')
  const client = await startBuilt(bench, 'hop-caller', 'client', page)
  const axios = await startBuilt(bench, 'hop-caller', 'axios', page)

  for (const lanes of [1, 10]) {
    const p50 = (caller: string) => async () => {
      const answer = await fetch(`${caller}/${lanes}`)
      return { value: Number(await answer.text()) }
    }
    await compare(
      bench,
      {
        name: `hop, p50, ${lanes} at a time`,
        unit: 'ms',
        beside: 'axios',
        target: '≤ 1.3',
      },
      7,
      p50(client),
      p50(axios),
    )
  }
}
