import { createBroker } from './hop-broker.ts'
import { page } from './service-posts.ts'

/** Run as a process: the Moleculer service that is called. */
const [kind, ports] = process.argv.slice(2)

const broker = createBroker(
  'list',
  JSON.parse(ports),
  kind === 'bare' ? 'bare' : 'dutiful',
)
broker.createService({ name: 'list', actions: { posts: () => page } })
await broker.start()

const end = () => broker.stop().finally(() => process.exit(0))
process.once('SIGTERM', end).once('disconnect', end)
process.send?.({})
