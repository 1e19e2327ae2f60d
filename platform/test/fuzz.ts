import assert from 'node:assert/strict'
import fc from 'fast-check'

/** Sends a random request; resolves with the fault of its answer, if any. */
type SendRandom<Request> = (request: Request) => Promise<string | undefined>

export const fuzzClients = 8
const maxFaults = 20

/** Sends the same requests for the same seed, from several clients at once. */
export async function fuzz<Request>(
  requests: fc.Arbitrary<Request>,
  { count, seed }: { count: number; seed: number },
  connect: (client: number) => Promise<SendRandom<Request>>,
) {
  const samples = fc.sample(requests, { numRuns: count, seed })
  const faults: string[] = []

  async function sendShare(_: unknown, client: number) {
    const send = await connect(client)
    const own = samples.filter((_, nth) => nth % fuzzClients === client)
    for (const request of own) {
      if (faults.length >= maxFaults) return
      const fault = await send(request).catch(String)
      if (fault) faults.push(fault)
    }
  }

  await Promise.all(Array.from({ length: fuzzClients }, sendShare))
  assert.deepEqual(faults, [], `requests with the seed ${seed}`)
}

const traces = /node_modules|\bat \S+ \(|\.ts:\d+|file:\/\//

/** A failure of the server, or an error that shows its stack or files. */
export function findServerFault(
  { status, text }: { status: number; text: string },
  expected: number[] = [],
) {
  const isRefusal =
    (status >= 400 && status < 500) || expected.includes(status)
  const isAnswer = status >= 200 && status < 400
  if (isAnswer || (isRefusal && !traces.test(text))) return
  return `${status} ${text.slice(0, 500)}`
}

/** Once in so many times a rare value. */
export const rarely = <Value, Rare>(
  times: number,
  usual: fc.Arbitrary<Value>,
  rare: fc.Arbitrary<Rare>,
) =>
  fc.oneof(
    { weight: times - 1, arbitrary: usual },
    { weight: 1, arbitrary: rare },
  )

/**
 * Any character of Unicode. fast-check's own unit, `binary`, lists all of them
 * when it is made: that takes a second.
 */
export const anyCharacter = fc
  .nat(0x10ffff)
  .filter(code => code < 0xd800 || code > 0xdfff)
  .map(code => String.fromCodePoint(code))

/** Mostly a plain character, now and then any of Unicode. */
export const character = rarely(
  10,
  fc.string({ minLength: 1, maxLength: 1 }),
  anyCharacter,
)

/** Any JSON; its texts may hold half a surrogate pair. */
export const anyJson = fc.jsonValue({
  stringUnit: fc.oneof(character, fc.constantFrom('\ud800', '\udfff')),
})

/** Bodies that no parser accepts: cut, too long, nested too deep. */
export const brokenJson = fc.constantFrom(
  ...['', '{', '[}', JSON.stringify('x'.repeat(120_000))],
  `{"search":${'['.repeat(5_000)}`,
)
