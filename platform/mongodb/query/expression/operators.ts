import type { Compile } from './arguments.ts'
import { arithmetic } from './arithmetic.ts'
import { arrays } from './arrays.ts'
import { conditional } from './conditional.ts'
import { logic } from './logic.ts'
import { rounding } from './rounding.ts'

/** Every expression operator that is answered here. */
export const operators: ReadonlyMap<string, Compile> = new Map([
  ...Object.entries(arithmetic),
  ...Object.entries(rounding),
  ...Object.entries(logic),
  ...Object.entries(conditional),
  ...Object.entries(arrays),
])
