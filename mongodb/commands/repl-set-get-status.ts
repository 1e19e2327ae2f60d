import { Long } from 'bson'
import type { Command } from '../dispatch/command.ts'
import { clusterTime } from '../dispatch/host.ts'

export const replSetGetStatus: Command = {
  adminOnly: true,

  run({ client }, host) {
    const optime = { ts: clusterTime(host.store), t: new Long(1) }
    const date = new Date()
    return {
      set: host.setName,
      date,
      myState: 1,
      term: new Long(1),
      optimes: { lastCommittedOpTime: optime, appliedOpTime: optime },
      members: [
        {
          _id: 0,
          name: client.reachedAt,
          health: 1,
          state: 1,
          stateStr: 'PRIMARY',
          uptime: Math.floor(process.uptime()),
          optime,
          optimeDate: date,
          self: true,
        },
      ],
    }
  },
}
