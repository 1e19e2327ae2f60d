import { testStage } from './test-stage.ts'

// In `npm test` the contract compares the later stages' pages with the monolith's, byte by byte.
testStage('rest')
testStage('services')
