import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { countTopics, recommend } from '../contract/expected/recommend.ts'
import { signIn } from './pages.ts'
import { type Scenario, type ScenarioStage, scenario } from './scenario.ts'

const newName = () => `browser-${randomUUID().slice(0, 13)}`

export const signingIn: Scenario[] = [
  scenario(
    'a name signs in, is greeted, and signs out again',
    async ({ browse }) => {
      const name = newName()

      await browse.visit(async page => {
        await signIn(page, name)
        const greeting = await page.textContent('[role=status]')
        assert.ok(greeting?.includes(name))

        await page.click('form[action="/logout"] button')
        await page.waitForURL('/')
        assert.equal(
          await page.locator('form[action="/logout"]').count(),
          0,
        )
      })
    },
  ),
  scenario(
    'a chosen topic comes first, is marked, and can be unmarked',
    stage => stage.browse.visit(page => chooseTopic(page, stage)),
  ),
  scenario('all of it works with JavaScript off', async stage => {
    const { browse, posts } = stage

    await browse.visit(
      async page => {
        await chooseTopic(page, stage)
        await page.goto('/')
        await page.fill('input[name=search]', 'year')
        await page.keyboard.press('Enter')
        await page.waitForURL('/search_results/year')
        for (const number of [2, 3]) {
          await page.click('a[rel=next]')
          await page.waitForURL(`/search_results/year?page=${number}`)
        }
        const [{ id }] = recommend(posts)
        await page.goto('/')
        await page.click(`a[href="/posts/${id}"]`)
        await page.waitForURL(`/posts/${id}`)
      },
      { scripts: false },
    )
  }),
]

async function chooseTopic(page: Page, { posts }: ScenarioStage) {
  const topic = countTopics(posts)
    .map(({ name }) => name)
    .findLast(name => recommend(posts, { topic: name }).length > 0)
  assert.ok(topic)
  const button = page
    .locator('form[action="/tags"]')
    .filter({ has: page.locator(`input[name=tag][value="${topic}"]`) })
    .locator('button')
  await signIn(page, newName())
  await page.click('a[href="/recommended/"]')
  await page.waitForURL('/recommended/')

  await button.click()
  await page.waitForURL('/recommended/')
  assert.equal(await button.getAttribute('aria-pressed'), 'true')
  assert.deepEqual(
    await readIds(page),
    recommend(posts, { tags: [topic] }).map(({ id }) => id),
  )

  await button.click()
  await page.waitForURL('/recommended/')
  assert.equal(await button.getAttribute('aria-pressed'), 'false')
  assert.deepEqual(
    await readIds(page),
    recommend(posts).map(({ id }) => id),
  )
}

async function readIds(page: Page) {
  const links = page.locator('main a[href^="/posts/"]')
  const paths = await links.evaluateAll(all =>
    all.map(a => (a as unknown as { pathname: string }).pathname),
  )
  return [...new Set(paths)].map(path => path.replace('/posts/', ''))
}
