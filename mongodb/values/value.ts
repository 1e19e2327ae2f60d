import type {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  DBRef,
  Decimal128,
  Double,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson'

/**
 * A BSON value in memory. Every BSON type keeps its identity:
 * int32 is an integral `number`; a double is a `number` unless it is
 * integral (or -0), then it is a `Double`; int64 is a `Long`;
 * the deprecated DBPointer is a `DBRef`.
 */
export type Value =
  | null
  | undefined
  | boolean
  | number
  | string
  | Double
  | Long
  | Decimal128
  | Date
  | ObjectId
  | Binary
  | BSONRegExp
  | BSONSymbol
  | Timestamp
  | Code
  | DBRef
  | MinKey
  | MaxKey
  | Value[]
  | Document

export type Document = { [field: string]: Value }

export type NumberValue = number | Double | Long | Decimal128
