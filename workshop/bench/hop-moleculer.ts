import { createBroker, type Kind } from './hop-broker.ts'
import { tellTimes } from './hop-times.ts'
import { page } from './service-posts.ts'

/** Run as a process: the Moleculer service that is called, or the node that calls it. */
const [node, kind, ports] = process.argv.slice(2)

if (node === 'list') {
  const broker = createBroker('list', JSON.parse(ports), kind as Kind)
  broker.createService({ name: 'list', actions: { posts: () => page } })
  await broker.start()
  process.once('disconnect', () => process.exit(0))
  process.send?.({})
} else {
  const broker = createBroker('caller', JSON.parse(ports), kind as Kind)
  await broker.start()
  await broker.waitForServices('list')
  tellTimes(() => broker.call('list.posts'))
}
