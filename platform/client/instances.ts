/** The base URLs of an upstream's live instances, as known now. */
export type Instances = () => string[] | Promise<string[]>

type Message = { instances?: Record<string, string[]> }

const told: Record<string, string[]> = {}

process.on('message', ({ instances }: Message) => {
  if (instances) Object.assign(told, instances)
})

/** Where an upstream runs: what the supervisor said last, else the given address. */
export function instancesOf(name: string, url: string): Instances {
  return () => told[name] ?? [url]
}
