import { capitalise, fillTemplate, type Slots } from './fill.ts'
import type { Random } from './random.ts'
import { captions, remarks, titles } from './titles.ts'
import type { Topic } from './topic.ts'
import { topics } from './topics/all.ts'
import { words } from './words.ts'

const { question, boast, advice, news, learned, thread } = titles
const selfTitles = [question, boast, question, advice, question, boast]
const linkTitles = [news, advice, news, boast, news, advice]

export type Kind = 'picture' | 'link' | 'self'

export function composeTitle(
  random: Random,
  topic: Topic,
  kind: Kind,
  picture: string,
) {
  const slots = slotsOf(topic)
  if (kind === 'picture') {
    const caption = topic.pictures[picture]
    return capitalise(
      fillTemplate(random.pick(captions), { ...slots, caption }, random),
    )
  }
  const list = pickTitles(random, kind)
  return fillTemplate(random.pick(list), slots, random)
}

function pickTitles(random: Random, kind: Kind) {
  if (random.chance(0.06)) return learned
  if (kind === 'self' && random.chance(0.05)) return thread
  return random.pick(kind === 'self' ? selfTitles : linkTitles)
}

/** A few paragraphs in Markdown; in one post of eight the title says it all. */
export function composeText(random: Random, topic: Topic) {
  if (random.chance(0.12)) return ''
  const slots = slotsOf(topic)
  const used = new Set<string>()
  const sentence = () =>
    fillTemplate(
      random.chance(0.5) ? '{remarks}' : '{remark}',
      slots,
      random,
      used,
    )
  const paragraphs = Array.from({ length: random.between(1, 4) }, () =>
    Array.from({ length: random.between(1, 5) }, sentence).join(' '),
  )
  return [...new Set(paragraphs)].join('\n\n')
}

const slots = new Map(
  topics.map(topic => [topic, { ...words, ...topic, remarks }]),
)

function slotsOf(topic: Topic) {
  return slots.get(topic) as unknown as Slots
}
