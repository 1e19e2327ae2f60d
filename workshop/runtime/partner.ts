import type { Behaviour } from '@workshop/partner/behaviour'
import { type Runtime, UsageError } from '@workshop/services/runtime'
import { request } from './request.ts'

/** The partner's behaviour, after a change if there is one. Rejects with UsageError. */
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
