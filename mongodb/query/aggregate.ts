import { defineStages } from './aggregate/compile.ts'
import { stages } from './aggregate/stages.ts'

export { compilePipeline } from './aggregate/compile.ts'
export { pushdown } from './aggregate/pushdown.ts'

defineStages(stages)
