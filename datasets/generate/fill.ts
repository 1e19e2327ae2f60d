import type { Random } from './random.ts'

export type Slots = Record<string, readonly string[]>

/** Fills each `{slot}` of a template; a phrase may hold slots itself, and none comes twice. */
export function fillTemplate(
  template: string,
  slots: Slots,
  random: Random,
  used = new Set<string>(),
): string {
  return template.replace(/\{(\w+)\}/g, (_, slot: string) => {
    const list = slots[slot] ?? slots[slot.toLowerCase()]
    if (!list) throw new Error(`No words for {${slot}} in "${template}"`)
    const phrase = fillTemplate(
      pickUnused(list, random, used),
      slots,
      random,
      used,
    )
    return /^[A-Z]/.test(slot) ? capitalise(phrase) : phrase
  })
}

function pickUnused(
  list: readonly string[],
  random: Random,
  used: Set<string>,
) {
  let phrase = random.pick(list)
  for (let tries = 0; used.has(phrase) && tries < 8; tries++) {
    phrase = random.pick(list)
  }
  used.add(phrase)
  return phrase
}

/** Without the locale, so that it is the same everywhere. */
export function capitalise(text: string) {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
