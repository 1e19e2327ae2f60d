import type { MongoClient } from 'mongodb'

/** Commands that a database server has received, by name. */
export type Commands = Record<string, number>

/** The commands that a server receives while `act` runs; drivers' own are among them. */
export async function countCommands(
  client: MongoClient,
  act: () => Promise<unknown>,
): Promise<Commands> {
  const before = await readCounters(client)
  await act()
  const after = await readCounters(client)
  return Object.fromEntries(
    Object.entries(after).map(([name, { total }]) => [
      name,
      total - (before[name]?.total ?? 0),
    ]),
  )
}

async function readCounters(client: MongoClient) {
  const { metrics } = await client.db('admin').command({ serverStatus: 1 })
  return metrics.commands as Record<string, { total: number }>
}
