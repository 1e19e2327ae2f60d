import { z } from 'zod'

/** Half a surrogate pair cannot be stored: MongoDB's text is UTF-8. */
const isWhole = (text: string) => !/\p{Surrogate}/u.test(text)

function text(least: number, most: number) {
  return z
    .string()
    .min(least)
    .max(most)
    .refine(isWhole, 'must be well-formed Unicode')
}

export const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)
export const title = text(1, 300).regex(/\S/, 'must not be blank')
export const name = text(1, 100)
export const subreddit = text(1, 100).regex(/^[^\s/\\]+$/)
export const selftext = text(0, 40_000)
export const domain = text(0, 255).regex(/^[^\s/\\]*$/)
export const integer = z.int()
export const natural = z.int().min(0)

/** A path of one's own site: browsers take `//` and `/\` for the beginning of a host. */
const ownPath = '/(?![/\\\\])[^\\s\\\\]*'
const address = 'https?://[^\\s\\\\]+'

export const path = text(1, 2000)
  .regex(new RegExp(`^${ownPath}$`))
  .meta({ examples: ['/r/travel/comments/1z141zr/the_ninth/'] })

/** Only what a link may safely point at: never `javascript:`. */
export const url = text(1, 2000)
  .regex(
    new RegExp(`^(${address}|${ownPath})$`),
    'must be http(s) or a path',
  )
  .refine(
    url => url.startsWith('/') || URL.canParse(url),
    'must be a valid URL',
  )
  .meta({ examples: ['https://example.org/', '/pictures/jay?width=960'] })

/** A picture's address, or a word: `self`, `default`. */
export const thumbnail = text(1, 2000)
  .regex(new RegExp(`^([a-z]+|${address}|${ownPath})$`))
  .meta({ examples: ['self', 'default', '/pictures/jay'] })
