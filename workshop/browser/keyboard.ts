import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { findIds, openPages, rare, topicNames } from './pages.ts'
import type { Visit } from './visit.ts'

export function testKeyboard(visit: Visit) {
  test('the keyboard alone searches and opens a result', () =>
    visit(async page => {
      const [id] = findIds(rare)
      await page.goto('/')
      await tabTo(page, 'input[name=search]')
      await page.keyboard.type(rare)
      await page.keyboard.press('Enter')
      await page.waitForURL(`/search_results/${rare}`)
      await press(page, `a[href="/posts/${id}"]`)

      await page.waitForURL(`/posts/${id}`)
    }))

  test('the keyboard alone signs in, chooses a topic and signs out', () =>
    visit(async page => {
      await page.goto('/')
      await press(page, 'a[href="/login"]')
      await page.waitForURL('/login')
      await tabTo(page, 'input[name=openid]')
      await page.keyboard.type('browser-keyboard')
      await press(page, 'input[name=remember_me]', 'Space')
      await press(page, 'form[action="/login"] button')
      await page.waitForURL('/')

      await page.goto('/recommended/')
      const form = `form[action="/tags"]:has([value="${topicNames[0]}"])`
      const star = (pressed: boolean) =>
        page.waitForSelector(
          `${form} [aria-pressed=${pressed}][aria-busy=false]`,
        )
      await press(page, `${form} button`)
      await star(true)
      // The focus has stayed at the star.
      await page.keyboard.press('Enter')
      await star(false)
      await page.goto('/')
      await press(page, 'form[action="/logout"] button')
      await page.waitForSelector('a[href="/login"]')
    }))

  test('the first stop of each page skips to its content', () =>
    visit(async page => {
      for (const [name, open] of Object.entries(openPages)) {
        await open(page)
        await page.keyboard.press('Tab')
        await page.keyboard.press('Enter')

        const isInside = await page.evaluate(
          'document.activeElement.matches("main, main *")',
        )
        assert.ok(isInside, name)
      }
    }))
}

export function testFocusRings(visit: Visit) {
  test('every focused element has a visible focus ring', async () => {
    for (const [name, open] of Object.entries(openPages))
      await visit(async page => {
        await open(page)
        for (let stop = 0; stop < 8; stop++) {
          await page.keyboard.press('Tab')
          assert.equal(await findUnmarked(page), '', name)
        }
      })
  })
}

async function press(page: Page, selector: string, key = 'Enter') {
  await tabTo(page, selector)
  await page.keyboard.press(key)
}

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

/** The focused element, unless focus changes its outline, shadow, border or background. */
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
