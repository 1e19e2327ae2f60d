import { connectEngine } from '@workshop/docker/engine'
import { adviseOn } from '../preflight/advice.ts'
import { demosOf } from '../preflight/demos.ts'
import { createStepPrinter, printVerdict } from '../preflight/print.ts'
import { createProgressLine } from '../preflight/progress-line.ts'
import { runPreflight } from '../preflight/run.ts'
import { startInContainers } from '../preflight/start-containers.ts'
import { startAsProcesses } from '../preflight/start-processes.ts'
import { interruption } from './interruption.ts'

type Options = { docker?: boolean; json?: boolean }

export async function runPreflightCommand(
  stages: string[],
  { docker = false, json = false }: Options,
) {
  if (docker) await requireEngine()
  const signal = interruption()
  const print = json ? () => {} : createStepPrinter()
  const results = await runSteps(stages, docker, print, signal)
  if (signal.aborted)
    throw new Error('Interrupted: everything that was started has ended.')

  const failed = results.find(({ status }) => status === 'failed')
  const verdict = {
    ready: !failed,
    ...(failed && { advice: adviseOn(failed, docker) }),
    results,
  }
  if (json) console.log(JSON.stringify(verdict, null, 2))
  else printVerdict(verdict)
  if (failed) process.exitCode = 1
}

async function requireEngine() {
  if (await connectEngine()) return
  throw new Error(
    'Skipped, because no Docker Engine answers. The workshop runs without it: type "npx workshop preflight".',
  )
}

/** Runs the steps, with a line that follows them on a terminal. */
function runSteps(
  stages: string[],
  docker: boolean,
  print: ReturnType<typeof createStepPrinter>,
  signal: AbortSignal,
) {
  const demos = demosOf(stages, docker)
  const line = createProgressLine(demos)
  const start = docker ? startInContainers : startAsProcesses
  return runPreflight({
    demos,
    signal,
    startStage: stage => start(stage, { onProgress: line.show, signal }),
    report(result) {
      line.finishStep()
      print(result)
    },
  }).finally(line.stop)
}
