import { type ImportedPost, linkTo } from '../posts/imported-post.ts'
import { pickAuthor } from './authors.ts'
import { composeText, composeTitle, type Kind } from './compose.ts'
import { oddities } from './oddities.ts'
import { createRandom, type Random } from './random.ts'
import type { Topic } from './topic.ts'
import { topics } from './topics/all.ts'
import { castVotes } from './votes.ts'

export type GeneratedPost = { _id: { $oid: string } } & ImportedPost

const january2024 = 1704067200
const twoYears = 2 * 365 * 86400
const oddEvery = 29

const wheel = topics.flatMap(
  topic => Array(topic.weight).fill(topic) as Topic[],
)

/** The post at `index` of `count`, in extended JSON; depends on nothing but its arguments. */
export function generatePost(
  seed: number,
  index: number,
  count: number,
): GeneratedPost {
  const random = createRandom(seed, index)
  const topic = random.pick(wheel)
  const post = compose(random, topic, name(random, seed, index, count))
  const odd = index % oddEvery === oddEvery - 1
  return odd ? twist(post, Math.floor(index / oddEvery)) : post
}

/** Identity: numbers and times both grow with the index. */
function name(random: Random, seed: number, index: number, count: number) {
  const id = (seed * 2 ** 32 + index * 37 + random.integer(37)).toString(36)
  const place = (index + random.unit()) / count
  const created_utc = january2024 + Math.floor(place * twoYears)
  const $oid = created_utc.toString(16) + random.hex() + random.hex()
  return { _id: { $oid }, id, created_utc }
}

function compose(
  random: Random,
  topic: Topic,
  { _id, id, created_utc }: ReturnType<typeof name>,
): GeneratedPost {
  const kind = pickKind(random)
  const picture =
    kind === 'picture' ? random.pick(Object.keys(topic.pictures)) : ''
  const title = composeTitle(random, topic, kind, picture)
  const permalink = linkTo(topic.name, id, title)
  const isSelf = kind === 'self'
  return {
    _id,
    source: 'generated',
    id,
    name: `t3_${id}`,
    title,
    author: pickAuthor(random, 4000),
    subreddit: topic.name,
    subreddit_id: `t5_${(0x2f00 + topics.indexOf(topic)).toString(36)}`,
    ...castVotes(random, kind === 'picture'),
    created_utc,
    permalink,
    ...link(random, topic, permalink, kind, picture),
    selftext: isSelf ? composeText(random, topic) : '',
    is_self: isSelf,
    over_18: random.chance(0.008),
    edited:
      isSelf &&
      random.chance(0.2) &&
      created_utc + random.between(180, 90000),
    distinguished: random.chance(0.01) ? 'moderator' : null,
    link_flair_text: random.chance(0.3) ? random.pick(topic.flairs) : null,
    author_flair_text: random.chance(0.1)
      ? random.pick(topic.people)
      : null,
  }
}

function pickKind(random: Random): Kind {
  return random.pick([
    'picture',
    'picture',
    'link',
    'link',
    'self',
    'self',
    'self',
  ])
}

/** Addresses under the names that RFC 2606 reserves: no real site is ever called. */
function link(
  random: Random,
  topic: Topic,
  permalink: string,
  kind: Kind,
  picture: string,
) {
  if (kind === 'picture') {
    const thumbnail = `/pictures/${picture}`
    const url = `${thumbnail}?width=960`
    return { url, domain: 'pictures.example', thumbnail }
  }
  if (kind === 'self') {
    const domain = `self.${topic.name}`
    return {
      url: `https://reddit.example${permalink}`,
      domain,
      thumbnail: 'self',
    }
  }
  const domain = random.pick(topic.sites)
  const slug = permalink.split('/')[5].replaceAll('_', '-')
  return { url: `https://${domain}/${slug}`, domain, thumbnail: 'default' }
}

function twist(post: GeneratedPost, turn: number): GeneratedPost {
  const odd = { ...post, ...oddities[turn % oddities.length] }
  odd.permalink = linkTo(odd.subreddit, odd.id, odd.title)
  return odd
}
