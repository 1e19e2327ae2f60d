import { UsageError } from '@workshop/services/runtime'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { posts as committed } from '../stages/paths.ts'
import { checksOf } from './checks.ts'
import { readPosts } from './expected/dataset.ts'
import { createPrinter, summarize } from './print.ts'
import { runChecks, selectChecks } from './run.ts'
import { createSite, reach } from './site.ts'

interface ContractOptions {
  json?: boolean
  grep: string
  data: string
  fuzz: number
  seed: number
  stage: string
}

export function registerContract(program: Command) {
  const data = new Option('--data <file>', 'the posts that the site holds')
  program
    .command('contract')
    .description(
      'Check a running site, over HTTP alone, against the contract.',
    )
    .argument('<url>', 'its address, e.g. http://localhost:5000', readUrl)
    .option('--json', 'print the results as JSON')
    .option('--grep <text>', 'only checks with this in their names', '')
    .addOption(data.default(committed, 'datasets/posts.ndjson'))
    .option('--stage <name>', 'async has checks of its own', 'services')
    .option('--fuzz <requests>', 'random requests', readNumber, 500)
    .option('--seed <number>', 'chooses random requests', readNumber, 1)
    .action(checkContract)
}

async function checkContract(url: string, options: ContractOptions) {
  const { json, grep, data, fuzz: count, seed, stage } = options
  const chosen = selectChecks(checksOf(stage), grep)
  if (chosen.length === 0)
    throw new UsageError(`No check has "${grep}" in its name.`)
  const site = createSite(url, await readPosts(data), { count, seed })
  await reach(url)

  const show = json ? () => {} : createPrinter(console.log)
  const results = await runChecks(chosen, site, show)
  const summary = { url, ...summarize(results) }
  if (json)
    console.log(JSON.stringify({ ...summary, checks: results }, null, 2))
  else console.log(describe(summary))
  process.exitCode = summary.failed > 0 ? 1 : 0
}

function readUrl(text: string) {
  const url = URL.canParse(text) && new URL(text)
  if (url && /^https?:$/.test(url.protocol)) return url.origin
  const message = 'Not a URL: give one as http://localhost:5000'
  throw new InvalidArgumentError(message)
}

function readNumber(text: string) {
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('Give a whole number.')
}

function describe(summary: ReturnType<typeof summarize> & { url: string }) {
  const { url, passed, failed, skipped } = summary
  const end = failed > 0 ? 'does not keep' : 'keeps'
  return `\n${url} ${end} the contract: ${passed} passed, ${failed} failed, ${skipped} skipped.`
}
