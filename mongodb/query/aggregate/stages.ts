import { bucket, bucketAuto, sortByCount } from './bucket.ts'
import { group } from './group.ts'
import { facet, lookup, unionWith } from './join.ts'
import { count, limit, sample, skip, sort } from './order.ts'
import {
  addFields,
  match,
  project,
  redact,
  replaceRoot,
  unset,
} from './shape.ts'
import type { CompileStage } from './stage.ts'
import { unwind } from './unwind.ts'

/** Every stage that is answered here. */
export const stages: Record<string, CompileStage> = {
  $match: match,
  $project: project,
  $addFields: addFields('$addFields'),
  $set: addFields('$set'),
  $unset: unset,
  $replaceRoot: replaceRoot('$replaceRoot'),
  $replaceWith: replaceRoot('$replaceWith'),
  $redact: redact,
  $sort: sort,
  $limit: limit,
  $skip: skip,
  $count: count,
  $sample: sample,
  $group: group,
  $unwind: unwind,
  $bucket: bucket,
  $bucketAuto: bucketAuto,
  $sortByCount: sortByCount,
  $lookup: lookup,
  $unionWith: unionWith,
  $facet: facet,
}
