import { walkSteps } from './walk.ts'

walkSteps(1)
