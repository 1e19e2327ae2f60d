import type { Behaviour } from '@workshop/partner/behaviour'
import { type Runtime, UsageError } from '@workshop/services/runtime'
import { request } from './request.ts'

/** How the partner behaves, after a change where one is given. Rejects with UsageError where there is none. */
export async function changePartner(
  runtime: Runtime,
  changes: Partial<Behaviour> = {},
): Promise<Behaviour> {
  const { stage, services } = await runtime.status()
  if (!services.includes('partner'))
    throw new UsageError(
      `Stage ${stage} has no partner. Start one that has: "npm start -- async".`,
    )
  const isChange = Object.keys(changes).length > 0
  const answer = await request(
    await runtime.site(),
    '/partner',
    isChange ? { method: 'PATCH', body: JSON.stringify(changes) } : {},
  )
  return (await answer.json()) as Behaviour
}
