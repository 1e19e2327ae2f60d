import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { findAll, findForm, findForms } from './page.ts'
import { type FormFields, Visitor } from './visitor.ts'

/** A new name for each visit: the site may be in use. */
export const newName = () => `contract-${randomUUID().slice(0, 13)}`

/** Signs in by the form of the page, as a browser would. */
export async function signIn(
  visitor: Visitor,
  name = newName(),
  changes: FormFields = {},
) {
  const form = findForm(await visitor.page('/login'), '/login')
  const answer = await visitor.submit(form, { openid: name, ...changes })
  assert.equal(answer.status, 303, `${answer.what} with a name`)
  return answer
}

export async function signOut(visitor: Visitor) {
  const form = findForm(await visitor.page('/login'), '/logout')
  return visitor.submit(form)
}

/** A new signed-in visitor who prefers these topics. */
export async function enter(url: string, tags: string[] = []) {
  const visitor = new Visitor(url)
  await signIn(visitor)
  for (const tag of tags) await toggleTag(visitor, tag)
  return visitor
}

/** Whether pages offer to sign out. */
export async function isSignedIn(visitor: Visitor) {
  const page = await visitor.page('/recommended/')
  return findForms(page, '/logout').length > 0
}

/** The token of the visitor's session, from a form that carries it. */
export async function readCsrfToken(visitor: Visitor) {
  const page = await visitor.page('/login')
  const [field] = findAll(page, 'input', { name: '_csrf' })
  assert.ok(field?.attributes.value, 'the form of /login has no _csrf')
  return field.attributes.value
}

/** The form that adds or removes the tag, as the page has it. */
export async function findTagForm(visitor: Visitor, tag: string) {
  const page = await visitor.page('/recommended/')
  const forms = findForms(page, '/tags')
  const form = forms.find(({ fields }) => fields.tag === tag)
  assert.ok(form, `no form on /recommended/ for the topic ${tag}`)
  return form
}

/** Adds the tag where it is not there, removes it where it is. */
export async function toggleTag(visitor: Visitor, tag: string) {
  return visitor.submit(await findTagForm(visitor, tag))
}
