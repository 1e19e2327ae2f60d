import type { Proof } from '@workshop/workshop/exercises/proof'

const file = 'services/synchronise/deliver.ts'
const delivery = `await put(route, page, signal)
    return await ledger.save(entry, page, report.delivered(page))`

export const proof: Proof = {
  start: 'Nothing is delivered',
  wrong: [
    {
      name: 'the cursor moves first',
      file,
      replace: delivery,
      by: `const next = await ledger.save(entry, page, report.delivered(page))
    await put(route, page, signal)
    return next`,
      hint: 'A change is lost',
    },
    {
      name: 'the cursor does not move',
      file,
      replace:
        'return await ledger.save(entry, page, report.delivered(page))',
      by: 'return entry.cursor',
      hint: 'again and again',
    },
    {
      name: 'every failure starts again',
      file,
      replace:
        'error instanceof Problem && [409, 410].includes(error.status)',
      by: 'error instanceof Error',
      hint: 'Restart only where there is a gap',
    },
    {
      name: 'a lost store is not noticed',
      file,
      replace: '[409, 410]',
      by: '[410]',
      hint: 'The receiver answers 409',
    },
    {
      name: 'a forgotten cursor is not noticed',
      file,
      replace: '[409, 410]',
      by: '[409]',
      hint: 'The feed answers 410',
    },
  ],
}
