import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { recommendIds, signIn, topicNames } from './pages.ts'
import type { Visit } from './visit.ts'

const newName = () => `browser-${randomUUID().slice(0, 13)}`

export function testSigningIn(visit: Visit) {
  test('a name signs in, is greeted, and signs out again', () =>
    visit(async page => {
      const name = newName()
      await signIn(page, name)
      const greeting = await page.textContent('[role=status]')
      assert.ok(greeting?.includes(name))

      const signOut = page.locator('form[action="/logout"]')
      await signOut.locator('button').click()
      await page.waitForURL('/')
      assert.equal(await signOut.count(), 0)
    }))

  test('a chosen topic comes first, is marked, and can be unmarked', () =>
    visit(page => chooseTopic(page)))

  test('all of it works with JavaScript off', () =>
    visit(searchWithoutScripts, { scripts: false }))
}

async function searchWithoutScripts(page: Page) {
  await chooseTopic(page, false)
  await page.goto('/')
  await page.fill('input[name=search]', 'year')
  await page.keyboard.press('Enter')
  await page.waitForURL('/search_results/year')
  for (const number of [2, 3]) {
    await page.click('a[rel=next]')
    await page.waitForURL(`/search_results/year?page=${number}`)
  }
  const [id] = recommendIds()
  await page.goto('/')
  await page.click(`a[href="/posts/${id}"]`)
  await page.waitForURL(`/posts/${id}`)
}

/** With scripts the page stays as it is, focus included, until it is loaded again. */
async function chooseTopic(page: Page, scripts = true) {
  const topic = topicNames.findLast(
    topic => recommendIds({ topic }).length > 0,
  )
  assert.ok(topic)
  const button = page
    .locator('form[action="/tags"]')
    .filter({ has: page.locator(`input[name=tag][value="${topic}"]`) })
    .locator('button')
  await signIn(page, newName())
  await page.click('a[href="/recommended/"]')
  await page.waitForURL('/recommended/')

  for (const tags of [[topic], []]) {
    await button.click()
    if (scripts) {
      await button.and(page.locator('[aria-busy=false]:focus')).waitFor()
      await page.reload()
    }
    await page.waitForURL('/recommended/')
    const isChosen = String(tags.length > 0)
    assert.equal(await button.getAttribute('aria-pressed'), isChosen)
    assert.deepEqual(await readIds(page), recommendIds({ tags }))
  }
}

async function readIds(page: Page) {
  const links = page.locator('main a[href^="/posts/"]')
  const paths = await links.evaluateAll(all =>
    all.map(a => (a as unknown as { pathname: string }).pathname),
  )
  return [...new Set(paths)].map(path => path.replace('/posts/', ''))
}
