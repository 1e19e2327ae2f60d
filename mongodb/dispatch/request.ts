import { MongoError } from '../errors.ts'
import { types } from '../wire/elements.ts'
import type { Message } from '../wire/message.ts'
import { Body } from './body.ts'
import { collectionOf } from './collection-of.ts'
import { checkDatabase } from './namespace.ts'

/** A client's TCP connection. */
export type Client = {
  id: number
  address: string
  /** `host:port` as this client reached the server. */
  reachedAt: string
  closed: boolean
}

/** The session and transaction number of a retryable write. */
export type Retry = { session: Uint8Array; txnNumber: bigint }

/** A command as it arrived. */
export class Request {
  readonly message: Message
  readonly client: Client
  readonly body: Body
  readonly name: string
  readonly database: string

  constructor(message: Message, client: Client) {
    this.message = message
    this.client = client
    this.body = new Body(message.body)
    this.name = this.body.name
    this.database = this.body.string('$db') ?? 'admin'
    checkDatabase(this.database)
  }

  /** `database.collection`, where the command's own field names the collection. */
  get ns() {
    return collectionOf(this.database, this.body)
  }

  /** The documents of a field, whether they came as a sequence or as an array. */
  documents(name: string): Buffer[] {
    const { sequences } = this.message
    const found = sequences?.get(name) ?? this.body.documents(name)
    if (found) return found
    const field = `${this.name}.${name}`
    throw new MongoError(
      'IDLFailedToParse',
      `BSON field '${field}' is missing but a required field`,
    )
  }

  /** 16 bytes that name the client's session, if it has one. */
  get session(): Uint8Array | undefined {
    const raw = this.body.raw('lsid')
    const id = raw && new Body(raw).element('id')
    if (!raw || id?.type !== types.binary) return undefined
    return raw.subarray(id.start + 5, id.end)
  }

  get retry(): Retry | undefined {
    const txn = this.body.element('txnNumber')
    const session = txn?.type === types.long ? this.session : undefined
    if (!txn || !session) return undefined
    return { session, txnNumber: this.body.bytes.readBigInt64LE(txn.start) }
  }
}
