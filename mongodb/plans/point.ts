import { Batch } from '../wire/batch.ts'
import { types } from '../wire/elements.ts'
import { compileShow, type FindSpec } from './find.ts'
import type { Reader } from './plan.ts'

const plainTypes = new Set<number>([
  types.objectId,
  types.string,
  types.int,
  types.long,
  types.date,
])

/** Answers `{_id: <plain value>}` without a plan; undefined for any other filter. */
export function pointRead(
  reader: Reader,
  spec: FindSpec,
  filter: Buffer | undefined,
): Batch | undefined {
  if (!filter || !isPoint(filter) || spec.hint || spec.skip) return
  const batch = new Batch()
  const raw = reader.get(spec.ns, spec.filter._id)
  const show = compileShow(spec)
  if (raw) batch.push(show ? show(raw) : raw)
  return batch
}

/** Whether `_id` is the only field of the filter, with a plain value. */
function isPoint(filter: Buffer) {
  if (filter.length < 14 || !plainTypes.has(filter[4])) return false
  if (filter.readUInt32LE(5) !== 0x0064695f) return false
  return filter.length === 10 + sizeOf(filter)
}

function sizeOf(filter: Buffer) {
  switch (filter[4]) {
    case types.objectId:
      return 12
    case types.int:
      return 4
    case types.string:
      return 4 + filter.readInt32LE(9)
  }
  return 8
}
