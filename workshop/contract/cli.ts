import { type Command, Option } from 'commander'
import { posts as committed } from '../stages/paths.ts'
import { checks } from './checks.ts'
import { readPosts } from './expected/dataset.ts'
import { createPrinter, summarize } from './print.ts'
import { runChecks, selectChecks } from './run.ts'
import { createSite, reach } from './site.ts'

interface Options {
  json?: boolean
  grep?: string
  data: string
  fuzz: string
  seed: string
}

export function registerContract(program: Command) {
  program
    .command('contract')
    .description(
      'Check a running site, over HTTP alone, against the contract.',
    )
    .argument('<url>', 'where it runs, e.g. http://localhost:5000')
    .option('--json', 'print the results as JSON')
    .option('--grep <text>', 'only checks whose group or title holds this')
    .addOption(
      new Option('--data <file>', 'the posts that the site holds').default(
        committed,
        'datasets/posts.ndjson',
      ),
    )
    .option('--fuzz <requests>', 'how many random requests', '500')
    .option('--seed <number>', 'where the random requests begin', '1')
    .exitOverride(error => process.exit(error.exitCode === 0 ? 0 : 2))
    .action(checkContract)
}

async function checkContract(text: string, options: Options) {
  try {
    const { site, chosen } = await prepare(text, options)
    const show = options.json ? () => {} : createPrinter(console.log)
    const results = await runChecks(chosen, site, show)
    const summary = { url: site.url, ...summarize(results) }
    if (options.json)
      console.log(JSON.stringify({ ...summary, checks: results }, null, 2))
    else console.log(describe(summary))
    process.exitCode = summary.failed > 0 ? 1 : 0
  } catch (error) {
    console.error((error as Error).message)
    process.exitCode = 2
  }
}

async function prepare(text: string, options: Options) {
  const chosen = selectChecks(checks, options.grep)
  if (chosen.length === 0)
    throw new Error(`No check has "${options.grep}" in its name.`)
  const fuzz = {
    count: readNumber('--fuzz', options.fuzz),
    seed: readNumber('--seed', options.seed),
  }
  const posts = await readPosts(options.data)
  const site = createSite(readUrl(text), posts, fuzz)
  await reach(site.url)
  return { site, chosen }
}

function readUrl(text: string) {
  const url = URL.canParse(text) && new URL(text)
  if (url && /^https?:$/.test(url.protocol)) return url.origin
  throw new Error(`"${text}" is no URL: give one as http://localhost:5000`)
}

function readNumber(name: string, text: string) {
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new Error(`${name} wants a whole number, not "${text}".`)
}

function describe(summary: ReturnType<typeof summarize> & { url: string }) {
  const { url, passed, failed, skipped } = summary
  const end = failed > 0 ? 'does not keep' : 'keeps'
  return `\n${url} ${end} the contract: ${passed} passed, ${failed} failed, ${skipped} skipped.`
}
