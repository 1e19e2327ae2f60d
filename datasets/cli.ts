import { type Command, InvalidArgumentError, Option } from 'commander'
import { formats } from './import/detect.ts'

/** Adds `data generate` and `data import` to a program. */
export function registerData(program: Command) {
  const data = program
    .command('data')
    .description('Generate posts, or import them into MongoDB.')
  addGenerate(data)
  addImport(data)
}

function addGenerate(data: Command) {
  data
    .command('generate')
    .description(
      'Write posts as lines of extended JSON, always the same for the same seed.',
    )
    .option('--count <posts>', 'how many', toCount, 1000)
    .option('--seed <number>', 'which ones', toCount, 1)
    .option(
      '--out <file>',
      'where to; "-" is standard output, .gz packs',
      '-',
    )
    .addHelpText(
      'after',
      '\nFor example: npm run data -- generate --count 100000 --seed 7 --out posts.ndjson.gz',
    )
    .action(async options => {
      const { runGenerate } = await import('./run-generate.ts')
      await runGenerate(options)
    })
}

function addImport(data: Command) {
  data
    .command('import <file>')
    .description(
      'Read posts from a file ("-" is standard input) into MongoDB; importing twice changes nothing.',
    )
    .option(
      '--uri <uri>',
      'MongoDB (default: MONGODB_URI, else mongodb://127.0.0.1:27017)',
    )
    .option('--db <name>', 'database', 'monolith')
    .option('--collection <name>', 'collection', 'posts')
    .addOption(
      new Option('--format <format>', 'what the file is')
        .choices(['auto', ...formats])
        .default('auto'),
    )
    .option(
      '--source <name>',
      'where the posts come from, if they do not say',
    )
    .option('--strict', 'stop at the first bad record', false)
    .option('--drop', 'empty the collection first', false)
    .option('--batch <posts>', 'posts written at once', toCount, 1000)
    .addHelpText('after', help)
    .action(async (file, options) => {
      const { runImport } = await import('./run-import.ts')
      await runImport(file, options)
    })
}

const help = `
Read without being told: mongoexport's extended JSON, JSON lines (reddit,
Pushshift, Arctic Shift), a JSON array, a reddit listing, a Stack Exchange
Posts.xml; each plain, as .gz or as .zst.

For example: npm run data -- import datasets/posts.ndjson`

function toCount(text: string) {
  const count = Number(text)
  if (Number.isSafeInteger(count) && count > 0 && count <= 2 ** 30)
    return count
  throw new InvalidArgumentError('It must be a whole number from 1.')
}
