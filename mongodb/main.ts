import { Command, InvalidArgumentError } from 'commander'
import { MongoError } from './errors.ts'
import { type Mongodb, startMongodb } from './server.ts'

type Flags = {
  folder: string
  port: number
  host: string
  advertise?: string
  replicaSet: string
}

const flags = new Command('mongodb')
  .description('An embedded MongoDB-compatible server.')
  .option('--folder <path>', 'where the data lives', 'data/mongodb')
  .option('--port <number>', '0 takes any free one', readPort, 27017)
  .option('--host <address>', 'address to listen on', '127.0.0.1')
  .option(
    '--advertise <host:port>',
    'how clients reach it, where that is not the address it listens on',
  )
  .option('--replica-set <name>', 'what the replica set is called', 'rs0')
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .parse()
  .opts<Flags>()

try {
  const server = await startMongodb({ ...flags, log })
  stopOnSignals(server)
  announce(server)
} catch (error) {
  console.error(explain(error as NodeJS.ErrnoException, flags))
  process.exit(1)
}

function readPort(text: string) {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port
  throw new InvalidArgumentError('A port is a number from 0 to 65535.')
}

/** Tells a parent process, or else the person at the terminal. */
function announce({ uri, port }: Mongodb) {
  if (process.send) process.send({ uri, port })
  else {
    console.log(`MongoDB-compatible server on ${uri}`)
    console.log(`Look into it:  mongosh "${uri}"`)
    console.log('Ctrl-C ends it.')
  }
}

function explain(error: NodeJS.ErrnoException, { port, folder }: Flags) {
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} is taken. Try another one: --port ${port + 1}`
  }
  if (error.code === 'EACCES') {
    return `Port ${port} or folder ${folder} is not allowed here. Try: --port 27017 --folder data/mongodb`
  }
  if (error instanceof MongoError) {
    return `${error.message} Try: --folder ${folder}-2`
  }
  return `The server did not start: ${error.message}`
}

function stopOnSignals(server: Mongodb) {
  let isStopping = false
  const stop = async () => {
    if (isStopping) return
    isStopping = true
    await server.close()
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  process.on('disconnect', stop)
}

function log(error: unknown) {
  console.error(error instanceof MongoError ? error.message : error)
}
