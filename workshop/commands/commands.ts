import * as bench from './bench.ts'
import * as check from './check.ts'
import * as contract from './contract.ts'
import * as data from './data.ts'
import * as diff from './diff.ts'
import * as doctor from './doctor.ts'
import * as figures from './figures.ts'
import * as goto from './goto.ts'
import * as hint from './hint.ts'
import * as load from './load.ts'
import * as mongodb from './mongodb.ts'
import * as pack from './pack.ts'
import * as partner from './partner.ts'
import * as preflight from './preflight.ts'
import * as present from './present.ts'
import * as progress from './progress.ts'
import * as reset from './reset.ts'
import * as scale from './scale.ts'
import * as solve from './solve.ts'
import * as start from './start.ts'
import * as status from './status.ts'
import * as stop from './stop.ts'
import * as tail from './tail.ts'
import * as test from './test.ts'
import * as undo from './undo.ts'
import * as weigh from './weigh.ts'

/** As the help lists them. Each loads its work when it runs, so that the help is quick. */
export const commands = [
  doctor,
  preflight,
  present,
  start,
  stop,
  status,
  scale,
  tail,
  weigh,
  partner,
  goto,
  check,
  hint,
  diff,
  solve,
  undo,
  reset,
  progress,
  mongodb,
  data,
  pack,
  contract,
  test,
  load,
  figures,
  bench,
]
