import { testStage } from './test-stage.ts'

// The same pages from other models: `npm test` has the first and the last stage.
testStage('rest')
