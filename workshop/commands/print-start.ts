import { inOrder } from '../stages/runtime.ts'
import { siteOf } from '../stages/stages.ts'
import type { Started } from '../stages/start.ts'
import { styled } from './styled.ts'

/** Says what runs where. */
export function printStarted(started: Started) {
  const { url, database, posts, orphans } = started
  const { stage, port } = started.services
  const lines = [
    orphans &&
      `Ended     ${orphans} orphaned processes of an earlier start`,
    port.holder &&
      `Port      taken by ${port.holder}, so the site takes ${port.number}`,
    `Database  ${database.what.replace(process.cwd(), '.')}`,
    `          ${database.uri}`,
    `Posts     ${posts.found.toLocaleString('en')}${posts.imported ? ', imported now' : ''}`,
    ...serviceLines(started),
    `Site      ${styled('bold', url)}   stage ${stage.name}; Ctrl-C ends it`,
  ]
  console.log(lines.filter(Boolean).join('\n'))
}

/** Follows later, below the site. */
/** The services behind the site, if there are any. */
function serviceLines({ services, supervisor }: Started) {
  const { stage } = services
  const names = stage.services.map(({ name }) => name)
  const replicas = inOrder(names, supervisor.replicas).filter(
    ({ options: { service } }) =>
      names.includes(service) && service !== siteOf(stage).name,
  )
  const width = Math.max(...replicas.map(({ name }) => name.length))
  return replicas.map(({ name, address }, index) => {
    const head = index === 0 ? 'Services  ' : '          '
    return `${head}${name.padEnd(width)}  ${address}`
  })
}
