import { NotInTime, until } from '@workshop/platform/test/until'

/** What is not right yet in an attendee's code: a sentence that says where to look. */
export class Hint extends Error {}

/** Throws the hint unless the condition holds. */
export function expect(holds: unknown, hint: string): asserts holds {
  if (!holds) throw new Hint(hint)
}

/** Replaces the hint of a call that gets no answer in time. */
export async function answered<Answer>(
  call: Promise<Answer>,
  hint: string,
): Promise<Answer> {
  try {
    return await call
  } catch (cause) {
    throw cause instanceof Hint ? new Hint(hint, { cause }) : cause
  }
}

const soonTimeoutMs = 8000

/** Repeats `holds` until it is true; throws the hint where that does not happen in time. */
export async function expectSoon(
  holds: () => unknown,
  hint: string,
  timeoutMs = soonTimeoutMs,
) {
  try {
    await until(holds, hint, timeoutMs)
  } catch (cause) {
    throw cause instanceof NotInTime ? new Hint(hint, { cause }) : cause
  }
}
