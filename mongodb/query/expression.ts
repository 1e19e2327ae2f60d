import { defineOperators } from './expression/compile.ts'
import { operators } from './expression/operators.ts'

export { compileExpression, type Evaluate } from './expression/compile.ts'

defineOperators(operators)
