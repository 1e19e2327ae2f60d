import type { Behaviour } from './behaviour.ts'

/** Makes a partner that runs at this address slow, failing or sound again. */
export async function changeBehaviour(
  url: string,
  changes: Partial<Behaviour>,
) {
  const answer = await fetch(`${url}/behaviour`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(changes),
  })
  if (!answer.ok) throw new Error(`The partner answers ${answer.status}.`)
}
