import { getField, isDocument } from '../values/document.ts'
import type { Document, Value } from '../values/value.ts'
import {
  type Language,
  languageOf,
  overriddenLanguage,
} from './language.ts'

/** One text of a document, with the weight of its field. */
export type WeighedText = {
  text: string
  weight: number
  language: Language
}

export type TextSpec = {
  weights: Map<string, number>
  isWildcard: boolean
  language: string
  languageField: string
}

type Place = {
  spec: TextSpec
  language: Language
  path: string
  into: WeighedText[]
}

/** The texts that a text index covers: strings at its paths, through documents and arrays. */
export function elementsOf(doc: Document, spec: TextSpec): WeighedText[] {
  const into: WeighedText[] = []
  const language = languageOf(spec.language)
  addFields(doc, { spec, language, path: '', into })
  return into
}

function addFields(doc: Document, place: Place) {
  const { spec, path } = place
  const override = getField(doc, spec.languageField)
  const language =
    override === undefined ? place.language : overriddenLanguage(override)
  for (const name of Object.keys(doc)) {
    if (spec.isWildcard && name === spec.languageField) continue
    const inner = path === '' ? name : `${path}.${name}`
    if (leadsToText(spec, inner)) {
      addValue(doc[name], { ...place, language, path: inner }, false)
    }
  }
}

function leadsToText({ isWildcard, weights }: TextSpec, path: string) {
  if (isWildcard || weights.has(path)) return true
  for (const weighed of weights.keys()) {
    if (weighed.startsWith(`${path}.`)) return true
  }
  return false
}

function addValue(value: Value, place: Place, isInArray: boolean) {
  const { spec, path, language, into } = place
  const own = spec.weights.get(path)
  if (typeof value === 'string') {
    const weight =
      own ?? (spec.isWildcard ? spec.weights.get('$**') : undefined)
    if (weight !== undefined) into.push({ text: value, weight, language })
  } else if (Array.isArray(value)) {
    if (isInArray && !spec.isWildcard) return
    for (const item of value) addValue(item, place, true)
  } else if (isDocument(value)) {
    if (own === undefined || spec.isWildcard) addFields(value, place)
  }
}
