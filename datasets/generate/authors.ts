import { createRandom, type Random } from './random.ts'

const first = words(`
  quiet tiny mellow brave northern paper velvet rusty sleepy salty
  golden curious wooden electric foggy humble spare late second marble
  honest lunar pocket crooked
`)
const second = words(`
  otter teapot lantern walnut heron compass biscuit harbour thimble
  badger ferry violin meadow button pancake kettle pigeon bicycle
  orchard pebble moth umbrella piano raccoon
`)

/** A few people write a lot, most write once: the product favours small numbers. */
export function pickAuthor(random: Random, among: number) {
  if (random.chance(0.02)) return '[deleted]'
  const place = random.unit() * random.unit()
  return nameAuthor(Math.floor(place * among))
}

function nameAuthor(number: number) {
  const random = createRandom(number, 0xa07)
  const [one, two] = [random.pick(first), random.pick(second)]
  const digits = random.between(1, 9999)
  const capital = (word: string) => word[0].toUpperCase() + word.slice(1)
  const styles = [
    `${one}_${two}`,
    `${one}-${two}-${digits}`,
    `${capital(one)}${capital(two)}${digits}`,
    `the_${one}_${two}`,
    `${two}${digits}`,
    `${capital(two)}Of${digits % 100}`,
  ]
  return random.pick(styles)
}

function words(text: string) {
  return text.trim().split(/\s+/)
}
