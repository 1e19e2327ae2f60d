import { testStage } from './test-stage.ts'

testStage('monolith', { isQuick: true })
