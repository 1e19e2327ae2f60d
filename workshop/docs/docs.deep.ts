import { proveGuides } from './prove.ts'
import { enterSteps } from './walk.ts'

proveGuides({ takeLong: true })
enterSteps()
