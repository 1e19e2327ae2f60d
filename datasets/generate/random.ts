export type Random = ReturnType<typeof createRandom>

function mix(number: number) {
  let mixed = number | 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}

// sfc32, the "small fast counter" of the PractRand suite.
function createCounter(seed: number, stream: number) {
  let [a, b, c, counter] = [mix(seed), mix(stream), mix(seed ^ stream), 1]
  const next = () => {
    const sum = (a + b + counter++) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  for (let round = 0; round < 12; round++) next()
  return next
}

/**
 * Random values that are the same on every machine for the same pair of
 * numbers. Built from operations that IEEE 754 rounds exactly, so no
 * Math.log or Math.exp: engines may differ in their last bit.
 */
export function createRandom(seed: number, stream: number) {
  const next = createCounter(seed, stream)
  const unit = () => next() / 2 ** 32
  const integer = (below: number) => Math.floor(unit() * below)

  return {
    unit,
    integer,
    between: (low: number, high: number) => low + integer(high - low + 1),
    chance: (probability: number) => unit() < probability,
    pick: <T>(list: readonly T[]) => list[integer(list.length)] as T,
    bell: () => bell(unit),
    hex: () => next().toString(16).padStart(8, '0'),
  }
}

// Twelve uniform values sum to nearly a normal curve of deviation one.
function bell(unit: () => number) {
  let sum = -6
  for (let count = 0; count < 12; count++) sum += unit()
  return sum
}

/** About 2 to the given power; straight lines between whole powers. */
export function power(exponent: number) {
  const whole = Math.floor(exponent)
  return 2 ** whole * (1 + exponent - whole)
}
