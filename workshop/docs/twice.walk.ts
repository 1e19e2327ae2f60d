import { walkSteps } from './walk.ts'

walkSteps(2)
