import { listenAt, readConfig } from '@workshop/platform/config'
import { createLog } from '@workshop/platform/log'
import { serveProcess } from '@workshop/platform/serve'
import { createApp } from './app.ts'
import { createEffects } from './effects.ts'

const name = 'partner'
const { HOST, PORT } = readConfig({
  ...listenAt,
  PORT: listenAt.PORT.unwrap().default(5107),
})

await serveProcess(createApp(createEffects()), {
  name,
  log: createLog(name),
  host: HOST,
  port: PORT,
})
