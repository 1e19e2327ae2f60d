import { MongoError } from '../errors.ts'
import type { Effort, Ground } from '../planner/ground.ts'
import type { Index } from '../storage/index.ts'
import { numbered } from '../storage/keys.ts'
import type { Found } from '../storage/store.ts'
import { decode } from '../values/decode.ts'
import type { Document } from '../values/value.ts'
import { idOfNumber } from './documents.ts'
import { languageOf } from './language.ts'
import { matcherOf } from './match.ts'
import { parseSearch, type Wanted } from './parse.ts'
import { countOf, eachPosting } from './posting-block.ts'
import { overridesOf } from './runs.ts'
import { textSpecOf } from './spec.ts'
import { termRange } from './term-blocks.ts'
import type { TokenOptions } from './tokens.ts'

/** A `$text` condition, understood and bound to its index. */
export type TextSearch = {
  index: Index
  wanted: Wanted
  options: TokenOptions
}

const fields = new Set([
  '$search',
  '$language',
  '$caseSensitive',
  '$diacriticSensitive',
])

/** Throws IndexNotFound without a text index, BadValue or TypeMismatch for what is malformed. */
export function prepareText(
  { collection }: Ground,
  text: Document,
): TextSearch {
  const index = collection.indexes.find(
    ({ isText, isBuilding, spec }) => isText && !isBuilding && !spec.hidden,
  )
  if (!index) {
    throw new MongoError(
      'IndexNotFound',
      'text index required for $text query',
    )
  }
  const options = readOptions(text)
  const name = (text.$language ?? index.spec.default_language) as string
  const language = languageOf(name)
  const wanted = parseSearch(text.$search as string, language, options)
  return { index, wanted, options }
}

function readOptions(text: Document): TokenOptions {
  const { $search, $language, $caseSensitive, $diacriticSensitive } = text
  const unknown = Object.keys(text).find(name => !fields.has(name))
  if (unknown)
    throw new MongoError('BadValue', `extra fields in $text: ${unknown}`)
  expect(typeof $search === 'string', '$search')
  expect(
    $language === undefined || typeof $language === 'string',
    '$language',
  )
  expect(isFlag($caseSensitive), '$caseSensitive')
  expect(isFlag($diacriticSensitive), '$diacriticSensitive')
  return {
    keepsCase: $caseSensitive === true,
    keepsDiacritics: $diacriticSensitive === true,
  }
}

const isFlag = (value: unknown) =>
  value === undefined || typeof value === 'boolean'

function expect(isRight: boolean, name: string) {
  if (!isRight) {
    throw new MongoError('TypeMismatch', `"${name}" had the wrong type`)
  }
}

/**
 * The documents that a search finds, with their scores. Of `best` only those
 * that may be among that many best ones are read.
 */
export function* searchText(
  ground: Ground,
  search: TextSearch,
  effort: Effort,
  best = Number.POSITIVE_INFINITY,
): Generator<Found | undefined> {
  const { index, wanted, options } = search
  const matches = matcherOf(wanted, textSpecOf(index.spec), options)
  const hits = yield* collect(ground, search, effort)
  const least = matches ? 0 : threshold(hits, best)
  for (const [doc, score] of hits) {
    if (score < least) continue
    const raw = fetch(ground, index, doc)
    if (!raw) continue
    if (++effort.docs % 100 === 0) yield undefined
    if (!matches || matches(decode(raw, index.fields))) yield { raw, score }
  }
}

/** Sums up the scores of the wanted terms, document by document. */
function* collect(
  { environment }: Ground,
  { index, wanted }: TextSearch,
  effort: Effort,
): Generator<undefined, Map<number, number>> {
  environment.flush()
  const hits = new Map<number, number>()
  for (const term of wanted.terms) {
    const range = termRange(index.number, term)
    const overrides = overridesOf(environment, index.number, term)
    const add = (doc: number, score: number) =>
      hits.set(doc, (hits.get(doc) ?? 0) + score)
    for (const { value } of [...environment.words.getRange(range)]) {
      eachPosting(value, (doc, score) => {
        if (!overrides.has(doc)) add(doc, score)
      })
      effort.keys += countOf(value)
    }
    for (const [doc, score] of overrides) if (score > 0) add(doc, score)
    yield undefined
  }
  return hits
}

/** The score that the best ones have at least. */
function threshold(hits: Map<number, number>, best: number): number {
  if (hits.size <= best) return 0
  const scores = Float64Array.from(hits.values()).sort()
  return scores[scores.length - best]
}

function fetch(
  { environment, collection }: Ground,
  index: Index,
  doc: number,
) {
  const id = idOfNumber(environment, index.number, doc)
  return id && environment.records.get(numbered(collection.number, id))
}

/** How many postings the wanted terms have, more or less. */
export function countPostings(
  { environment }: Ground,
  { index, wanted }: TextSearch,
) {
  environment.flush()
  let count = 0
  for (const term of wanted.terms) {
    const range = termRange(index.number, term)
    for (const { value } of environment.words.getRange({
      ...range,
      limit: 100,
    })) {
      count += countOf(value)
    }
  }
  return count
}

/** As MongoDB's `explain` shows it. */
export function explainText({ index, wanted }: TextSearch): Document {
  return {
    stage: 'TEXT_MATCH',
    indexPrefix: {},
    indexName: index.spec.name,
    parsedTextQuery: {
      terms: [...wanted.terms],
      negatedTerms: [...wanted.none],
      phrases: wanted.phrases,
      negatedPhrases: wanted.refusedPhrases,
    },
    textIndexVersion: 3,
    inputStage: {
      stage: 'TEXT_OR',
      inputStages: [...wanted.terms].map(() => ({
        stage: 'IXSCAN',
        keyPattern: index.spec.key,
        indexName: index.spec.name,
        isMultiKey: false,
        indexVersion: 2,
        direction: 'backward',
      })),
    },
  }
}
