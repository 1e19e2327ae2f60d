import { Long, ObjectId } from 'bson'
import type { Command } from '../dispatch/command.ts'
import { clusterTime, type Host } from '../dispatch/host.ts'
import { maxBsonObjectSize, maxWriteBatchSize } from '../dispatch/limits.ts'
import type { Request } from '../dispatch/request.ts'
import { maxMessageSizeBytes } from '../wire/frames.ts'
import type { Answer } from '../wire/writer.ts'

/** `hello` and its older names: one member of a replica set, always its primary. */
export const hello: Command = {
  run(request, host) {
    const isLegacy = request.name !== 'hello'
    return {
      helloOk: request.body.has('helloOk') ? true : undefined,
      ...(isLegacy ? { ismaster: true } : { isWritablePrimary: true }),
      ...topology(request, host),
      ...limits,
      localTime: new Date(),
      connectionId: request.client.id,
    }
  },
}

function topology({ client }: Request, host: Host): Answer {
  const opTime = { ts: clusterTime(host.store), t: new Long(1) }
  const now = new Date()
  return {
    setName: host.setName,
    setVersion: 1,
    secondary: false,
    primary: client.reachedAt,
    me: client.reachedAt,
    hosts: [client.reachedAt],
    electionId: ObjectId.createFromHexString('7fffffff0000000000000001'),
    lastWrite: {
      opTime,
      lastWriteDate: now,
      majorityOpTime: opTime,
      majorityWriteDate: now,
    },
  }
}

const limits: Answer = {
  maxBsonObjectSize,
  maxMessageSizeBytes,
  maxWriteBatchSize,
  logicalSessionTimeoutMinutes: 30,
  minWireVersion: 0,
  maxWireVersion: 25,
  readOnly: false,
}
