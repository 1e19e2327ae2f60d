import { testStage } from './test-stage.ts'

for (const stage of ['monolith', 'rest', 'services']) testStage(stage)
