import { testStage } from './test-stage.ts'

testStage('monolith', { isRest: true })
// The pages of the stages between are those of the monolith, byte for byte.
testStage('async', { isQuick: true, hasActions: true })
