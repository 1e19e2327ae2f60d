import { type Command, InvalidArgumentError, Option } from 'commander'
import { posts as committed } from '../stages/paths.ts'

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
    .action(async (url, options) => {
      const { runContract } = await import('./run-contract.ts')
      await runContract(url, options)
    })
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
