import { registry } from '../commands/registry.ts'
import { MongoError } from '../errors.ts'
import type { Message } from '../wire/message.ts'
import { encodeReply, errorAnswer, Tail } from '../wire/reply.ts'
import type { Answer } from '../wire/writer.ts'
import type { Command } from './command.ts'
import {
  checkReadConcern,
  checkWriteConcern,
  waitsForDisk,
  withWriteConcernError,
} from './concerns.ts'
import { clusterTime, type Host } from './host.ts'
import { refuseTransaction } from './refuse-transaction.ts'
import { type Client, Request } from './request.ts'
import { toMongoError } from './to-error.ts'

/** Fields that every command takes. */
const common = new Set([
  '$db',
  '$clusterTime',
  '$readPreference',
  'lsid',
  'txnNumber',
  'autocommit',
  'startTransaction',
  'readConcern',
  'writeConcern',
  'maxTimeMS',
  'comment',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
  'helloOk',
])

const legacyCommands = new Set(['hello', 'isMaster', 'ismaster'])

/** Turns messages into reply frames: looks the command up, runs it, and answers what it throws. */
export class Dispatcher {
  readonly #host: Host
  readonly #tail = new Tail()

  constructor(host: Host) {
    this.#host = host
  }

  answer(message: Message, client: Client) {
    let request: Request | undefined
    try {
      request = new Request(message, client)
      const answer = this.#run(request)
      if (!(answer instanceof Promise)) return this.#reply(message, answer)
      return this.#wait(request, answer)
    } catch (error) {
      return this.#fail(message, error, request?.name)
    }
  }

  async #wait(request: Request, answer: Promise<Answer>) {
    try {
      return this.#reply(request.message, await answer)
    } catch (error) {
      return this.#fail(request.message, error, request.name)
    }
  }

  #run(request: Request) {
    const { name, message } = request
    if (message.legacy && !legacyCommands.has(name)) {
      throw new MongoError(
        'UnsupportedOpQueryCommand',
        `Unsupported OP_QUERY command: ${name}. The client driver may require an upgrade.`,
      )
    }
    const command = registry.get(name)
    if (!command) {
      throw new MongoError('CommandNotFound', `no such command: '${name}'`)
    }
    this.#count(name).total++
    check(request, command)
    const answer = command.run(request, this.#host)
    return request.body.has('writeConcern')
      ? this.#acknowledge(request, answer)
      : answer
  }

  async #acknowledge({ body }: Request, answer: Answer | Promise<Answer>) {
    const written = await answer
    if (waitsForDisk(body)) await this.#host.store.sync()
    return withWriteConcernError(body, written)
  }

  #count(name: string) {
    const { commands } = this.#host.counters
    const counter = commands.get(name) ?? { total: 0, failed: 0 }
    if (counter.total === 0) commands.set(name, counter)
    return counter
  }

  #reply(message: Message, answer: Answer) {
    return message.wantsReply
      ? this.#encode(message, answer, true)
      : undefined
  }

  #fail(message: Message, error: unknown, name = '') {
    const known = this.#host.counters.commands.get(name)
    if (known) known.failed++
    if (!message.wantsReply) return undefined
    return this.refuse(message, toMongoError(error, this.#host))
  }

  refuse(message: Message, error: MongoError) {
    return this.#encode(message, errorAnswer(error), false)
  }

  #encode(message: Message, answer: Answer, ok: boolean) {
    const tail = this.#tail.bytes(clusterTime(this.#host.store), ok)
    return encodeReply(message, answer, tail)
  }
}

function check(request: Request, command: Command) {
  const { name, body, database } = request
  if (command.adminOnly && database !== 'admin') {
    throw new MongoError(
      'Unauthorized',
      `${name} may only be run against the admin database.`,
    )
  }
  if (body.has('startTransaction') || body.has('autocommit')) {
    refuseTransaction()
  }
  checkReadConcern(body)
  checkWriteConcern(body)
  if (command.fields) checkFields(request, command.fields)
}

function checkFields({ name, body }: Request, fields: string[]) {
  for (let at = 1; at < body.elements.length; at++) {
    const field = body.elements[at].name
    if (common.has(field) || fields.includes(field)) continue
    throw new MongoError(
      'IDLUnknownField',
      `BSON field '${name}.${field}' is an unknown field.`,
    )
  }
}
