import { arithmetic } from './arithmetic.ts'
import { arrays } from './arrays.ts'
import { bits } from './bits.ts'
import type { CompileOperator } from './compile.ts'
import { conditional } from './conditional.ts'
import { dateUnits } from './date-units.ts'
import { dates } from './dates.ts'
import { logic } from './logic.ts'
import { loops } from './loops.ts'
import { objects } from './objects.ts'
import { powers } from './powers.ts'
import { regexes } from './regexes.ts'
import { rounding } from './rounding.ts'
import { sets } from './sets.ts'
import { sorting } from './sorting.ts'
import { strings } from './strings.ts'
import { timestamps } from './timestamps.ts'
import { totals } from './totals.ts'
import { trigonometry } from './trigonometry.ts'
import { trims } from './trims.ts'
import { types } from './types.ts'

/** Every expression operator that is answered; any other is refused. */
export const operators: Record<string, CompileOperator> = {
  ...arithmetic,
  ...powers,
  ...rounding,
  ...timestamps,
  ...trigonometry,
  ...bits,
  ...logic,
  ...conditional,
  ...arrays,
  ...sorting,
  ...loops,
  ...objects,
  ...sets,
  ...strings,
  ...trims,
  ...regexes,
  ...dates,
  ...dateUnits,
  ...totals,
  ...types,
}
