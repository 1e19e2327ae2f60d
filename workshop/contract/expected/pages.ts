import assert from 'node:assert/strict'
import type { WholePost } from '@workshop/datasets/posts/post'
import { findAll, foldSpace, type HtmlPage } from '../http/page.ts'
import type { SiteAnswer } from '../http/send.ts'

/** The page links these posts, in this order and no others, each by its title as text. */
export function assertLists(page: HtmlPage, posts: WholePost[]) {
  const links = findAll(page, 'a', { href: '' }).flatMap(
    ({ attributes, text }) => {
      const [, id] = /^\/posts\/([^/?#]+)/.exec(attributes.href) ?? []
      return id ? [{ id, text }] : []
    },
  )
  const ids = [...new Set(links.map(({ id }) => id))]
  const wanted = posts.map(({ id }) => id)
  assert.deepEqual(ids, wanted, describeDifference(ids, wanted))
  for (const { id, title } of posts) {
    const words = foldSpace(title)
    const own = links.filter(link => link.id === id)
    const isShown = own.some(({ text }) => text.includes(words))
    assert.ok(
      isShown && page.text.includes(words),
      `the link to /posts/${id} does not show its title as text: ${title}`,
    )
  }
}

function describeDifference(found: string[], wanted: string[]) {
  const place = wanted.findIndex((id, index) => id !== found[index])
  const first =
    place < 0
      ? `${found.length} posts instead of ${wanted.length}`
      : `at ${place + 1}: found ${found[place] ?? 'nothing'}, wanted ${wanted[place]}`
  return `the page lists other posts, or in another order:\n${first}`
}

/** Valid HTML without inline scripts, handlers or addresses that run a script. */
export function assertHarmless(page: HtmlPage) {
  assert.deepEqual(page.errors, [], 'invalid HTML')
  for (const { tag, attributes } of findAll(page, '*')) {
    for (const [name, value] of Object.entries(attributes)) {
      assert.doesNotMatch(name, /^on/, `<${tag}> has the handler ${name}`)
      // Browsers skip control characters and white space in a scheme.
      const address = value.replace(/[\s\p{Cc}]/gu, '')
      if (/^(href|src|action|formaction|srcset)$/.test(name))
        assert.doesNotMatch(address, /^(javascript|data|vbscript):/i)
    }
    if (tag === 'script')
      assert.ok(attributes.src, 'a script stands within the page')
  }
}

/** A redirect as forms want it: 303 (RFC 9110, section 15.4.4). */
export function assertLeadsTo(answer: SiteAnswer, location: string) {
  const { what, status, headers } = answer
  assert.deepEqual([status, headers.location], [303, location], what)
}
