/** MongoDB's own error codes, as its drivers and manual name them. */
const codes = {
  InternalError: 1,
  BadValue: 2,
  FailedToParse: 9,
  TypeMismatch: 14,
  InvalidLength: 16,
  IllegalOperation: 20,
  InvalidBSON: 22,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NamespaceExists: 48,
  DollarPrefixedFieldName: 52,
  NotSingleValueField: 54,
  EmptyFieldName: 56,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  CommandNotSupported: 115,
  DocumentValidationFailure: 121,
  InvalidPipelineOperator: 168,
  CannotIndexParallelArrays: 171,
  NotImplemented: 238,
  ConversionFailure: 241,
  ChangeStreamHistoryLost: 286,
  BSONObjectTooLarge: 10334,
  DuplicateKey: 11000,
  InterruptedAtShutdown: 11600,
  Interrupted: 11601,
  UnknownError: 8,
  UnknownReplWriteConcern: 79,
  UnsatisfiableWriteConcern: 100,
  Unauthorized: 13,
  Overflow: 15,
  AuthenticationFailed: 18,
  MaxTimeMSExpired: 50,
  InvalidIdField: 53,
  CursorInUse: 12051,
  TransactionTooOld: 225,
  NoSuchTransaction: 251,
  InvalidResumeToken: 260,
  OperationNotSupportedInTransaction: 263,
  UnsupportedOpQueryCommand: 352,
  IDLFailedToParse: 40414,
  IDLUnknownField: 40415,
  Location50738: 50738,
  NoMatchingDocument: 47,
  ChangeStreamFatalError: 280,
  InvalidIndexSpecificationOption: 197,
  Location40647: 40647,
  QueryPlanKilled: 175,
  Location17217: 17217,
  Location16990: 16990,
  Location51178: 51178,
  Location51183: 51183,
  Location51132: 51132,
  MergeStageNoMatchingDocument: 13113,
} as const

/** Named codes, and the numbered ones that MongoDB itself calls `Location40324`. */
export type CodeName = keyof typeof codes | `Location${number}`

function codeOf(name: CodeName): number {
  return name in codes
    ? codes[name as keyof typeof codes]
    : Number(name.slice('Location'.length))
}

/** An error as it goes over the wire: `{ok: 0, errmsg, code, codeName}` and what the code adds. */
export class MongoError extends Error {
  readonly code: number
  readonly codeName: string
  /** Fields beside the four standard ones, e.g. `keyPattern` and `keyValue` of a duplicate key. */
  readonly fields: Record<string, unknown>

  constructor(codeName: CodeName, message: string, fields = {}) {
    super(message)
    this.code = codeOf(codeName)
    this.codeName = codeName
    this.fields = fields
  }
}
