/** Each version's share of the calls, in any unit: `{ '1': 90, '2': 10 }`. */
export type Weights = Record<string, number>

/** `1:90,2:10` as weights; a share that is no number is NaN. */
export function parseWeights(text: string): Weights {
  const pairs = text.split(',').map(pair => {
    const [version, share] = pair.split(':')
    return [version?.trim(), Number(share || Number.NaN)]
  })
  return Object.fromEntries(pairs)
}

/** The inverse of `parseWeights`. */
export function formatWeights(weights: Weights) {
  return Object.entries(weights)
    .map(pair => pair.join(':'))
    .join(',')
}

/** The first version gets every call; of the variants, waiting and redirecting share them. */
export function initialWeights(choices: string[]): Weights {
  return choices.includes('waiting')
    ? { waiting: 50, redirecting: 50 }
    : { [choices[0]]: 100 }
}
