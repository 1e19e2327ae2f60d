import { testStage } from './test-stage.ts'

// In `npm test`, the contract compares the pages of all stages byte by byte.
testStage('rest')
testStage('services')
