import type { Started } from '../stages/start.ts'

/** The few lines that say what is there now. */
export function printStarted(stage: string, started: Started) {
  const { url, port, database, posts, leftovers } = started
  const lines = [
    leftovers &&
      `Ended     ${leftovers} processes that an earlier start had left behind`,
    port.holder &&
      `Port      taken by ${port.holder}, so the site takes ${port.number}`,
    `Database  ${database.what.replace(process.cwd(), '.')}`,
    `          ${database.uri}`,
    `Posts     ${posts.found.toLocaleString('en')}${posts.imported ? ', imported now' : ''}`,
    ...servicesOf(started),
    `Site      ${url}   stage ${stage}; Ctrl-C ends it`,
  ]
  console.log(`${lines.filter(Boolean).join('\n')}\n`)
}

/** The services behind the front door, where there are any. */
function servicesOf({ members }: Started) {
  const names = members.slice(0, -1).map(({ kept }) => kept.name)
  const width = Math.max(...names.map(name => name.length))
  return names.map((name, index) => {
    const head = index === 0 ? 'Services  ' : '          '
    return `${head}${name.padEnd(width)}  ${members[index].address}`
  })
}
