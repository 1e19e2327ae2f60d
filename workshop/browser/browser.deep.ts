import { testStage } from './test-stage.ts'

testStage('monolith')
// Its pages are those of the monolith, byte for byte.
testStage('rest', { isQuick: true })
testStage('services')
