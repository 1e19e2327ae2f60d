import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { chooseQueries } from '../contract/expected/queries.ts'
import { recommend } from '../contract/expected/recommend.ts'
import { findMatches } from '../contract/expected/search.ts'
import { placesOf, type Scenario, scenario } from './scenario.ts'

export const keyboard: Scenario[] = [
  scenario(
    'the keyboard alone searches and opens a result',
    async ({ browse, posts }) => {
      const { rare } = chooseQueries(posts)
      const [{ post }] = findMatches(posts, rare)

      await browse.visit(async page => {
        await page.goto('/')
        await tabTo(page, 'input[name=search]')
        await page.keyboard.type(rare)
        await page.keyboard.press('Enter')
        await page.waitForURL(`/search_results/${rare}`)
        await tabTo(page, `a[href="/posts/${post.id}"]`)
        await page.keyboard.press('Enter')

        await page.waitForURL(`/posts/${post.id}`)
      })
    },
  ),
  scenario(
    'the keyboard alone signs in, chooses a topic and signs out',
    async ({ browse, posts }) => {
      const [{ subreddit }] = recommend(posts)

      await browse.visit(async page => {
        await page.goto('/')
        await tabTo(page, 'a[href="/login"]')
        await page.keyboard.press('Enter')
        await page.waitForURL('/login')
        await tabTo(page, 'input[name=openid]')
        await page.keyboard.type('browser-keyboard')
        await tabTo(page, 'input[name=remember_me]')
        await page.keyboard.press('Space')
        await tabTo(page, 'form[action="/login"] button')
        await page.keyboard.press('Enter')
        await page.waitForURL('/')

        await page.goto('/recommended/')
        const form = `form[action="/tags"]:has([value="${subreddit}"])`
        for (const pressed of ['true', 'false']) {
          await tabTo(page, `${form} button`)
          await page.keyboard.press('Enter')
          await page.waitForSelector(`${form} [aria-pressed=${pressed}]`)
        }
        await tabTo(page, 'form[action="/logout"] button')
        await page.keyboard.press('Enter')
        await page.waitForSelector('a[href="/login"]')
      })
    },
  ),
  scenario(
    'the first stop of each page skips to its content',
    async stage => {
      await stage.browse.visit(async page => {
        for (const { open, name } of placesOf(stage)) {
          await open(page)
          await page.keyboard.press('Tab')
          await page.keyboard.press('Enter')

          const inside = await page.evaluate(
            'document.activeElement.matches("main, main *")',
          )
          assert.ok(inside, name)
        }
      })
    },
  ),
  scenario(
    'every focused element has a visible focus ring',
    async stage => {
      for (const { open, name } of placesOf(stage))
        await stage.browse.visit(async page => {
          await open(page)
          for (let stop = 0; stop < 8; stop++) {
            await page.keyboard.press('Tab')
            assert.equal(await findUnmarked(page), '', name)
          }
        })
    },
  ),
]

/** Presses Tab until the element has the focus, a hundred times at most. */
async function tabTo(page: Page, selector: string) {
  for (let stop = 0; stop < 100; stop++) {
    await page.keyboard.press('Tab')
    const words = JSON.stringify(selector)
    if (await page.evaluate(`document.activeElement.matches(${words})`))
      return
  }
  assert.fail(`Tab does not reach ${selector}`)
}

/** The focused element, if the focus changes neither outline, shadow, border nor ground. */
function findUnmarked(page: Page): Promise<string> {
  return page.evaluate(`(() => {
    const element = document.activeElement
    if (element === document.body) return ''
    const look = () => {
      const style = getComputedStyle(element)
      const around = getComputedStyle(element.parentElement)
      return JSON.stringify([
        style.outlineStyle, style.outlineWidth, style.boxShadow,
        style.borderColor, style.backgroundColor, style.clipPath,
        around.outlineStyle, around.boxShadow, around.borderColor,
      ])
    }
    const focused = look()
    element.blur()
    const plain = look()
    element.focus({ focusVisible: true })
    return focused === plain ? element.outerHTML : ''
  })()`)
}
