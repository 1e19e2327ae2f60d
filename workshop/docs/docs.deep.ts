import { enterSteps, proveGuides } from './prove.ts'

proveGuides({ takeLong: true })
enterSteps()
