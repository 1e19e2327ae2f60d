import {
  documentLength,
  malformed,
  sizeOf,
  stringEnd,
  types,
} from './elements.ts'

/** MongoDB's limit of nesting (documents in documents). */
const maxDepth = 180

/** What storing a document has to know of its top level. */
type Survey = { idAt: number; ids: number; timestamps: number }

/** Throws InvalidBSON for a document that is malformed or nested too deeply. */
export function surveyDocument(bytes: Buffer): Survey {
  const survey = { idAt: -1, ids: 0, timestamps: 0 }
  checkDocument(bytes, 0, documentLength(bytes, 0, bytes.length), 1, survey)
  return survey
}

function checkDocument(
  bytes: Buffer,
  start: number,
  end: number,
  depth: number,
  survey?: Survey,
) {
  if (depth > maxDepth) throw malformed('nested too deeply')
  let at = start + 4
  while (at < end - 1) {
    if (survey) take(bytes, at, survey)
    at = checkElement(bytes, at, end - 1, depth)
  }
  if (at !== end - 1)
    throw malformed('a document is longer than its fields')
}

/** Answers where the element ends. */
function checkElement(
  bytes: Buffer,
  start: number,
  limit: number,
  depth: number,
) {
  const type = bytes[start]
  const value = stringEnd(bytes, start + 1, limit)
  const end = value + sizeOf(bytes, type, value, limit)
  if (type === types.document || type === types.array) {
    documentLength(bytes, value, end)
    checkDocument(bytes, value, end, depth + 1)
  } else if (type === types.string && bytes[end - 1] !== 0) {
    throw malformed('a string does not end')
  }
  return end
}

function take(bytes: Buffer, at: number, survey: Survey) {
  if (bytes[at] === types.timestamp) survey.timestamps++
  if (isId(bytes, at + 1) && survey.ids++ === 0) survey.idAt = at
}

/** Whether the name at `at` is `_id`. */
function isId(bytes: Buffer, at: number) {
  return (
    bytes[at] === 0x5f &&
    bytes[at + 1] === 0x69 &&
    bytes[at + 2] === 0x64 &&
    bytes[at + 3] === 0
  )
}
