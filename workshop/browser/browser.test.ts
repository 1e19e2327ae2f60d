import { testStage } from './test-stage.ts'

// How its pages look takes long: see browser.deep.ts.
testStage('monolith')
