import { diagnose } from '../doctor/diagnose.ts'
import { describeSystem, thisMachine } from '../doctor/machine.ts'
import { printDiagnosis } from '../doctor/print.ts'

export async function runDoctor({ json }: { json?: boolean }) {
  const diagnosis = await diagnose(thisMachine)
  const system = describeSystem()
  if (json) console.log(JSON.stringify({ system, ...diagnosis }, null, 2))
  else printDiagnosis(diagnosis, system)
  if (!diagnosis.ready) process.exitCode = 1
}
