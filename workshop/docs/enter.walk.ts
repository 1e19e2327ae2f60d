import { enterSteps } from './walk.ts'

enterSteps()
