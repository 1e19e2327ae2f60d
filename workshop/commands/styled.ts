import { styleText } from 'node:util'

type Format = Parameters<typeof styleText>[0]

/** The text in colour or bold; plain in a pipe and where NO_COLOR is set. */
export function styled(format: Format, text: string) {
  const isPlain = !process.stdout.isTTY || process.env.NO_COLOR
  return isPlain ? text : styleText(format, text)
}
