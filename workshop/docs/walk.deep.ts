import { walkSteps } from './prove.ts'

walkSteps(2)
