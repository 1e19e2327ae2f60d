import { testStage } from './test-stage.ts'

testStage('monolith', { onlyLooks: true })
// The pages of the stages between are those of the monolith, byte for byte.
testStage('async', { hasActions: true })
