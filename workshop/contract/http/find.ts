import assert from 'node:assert/strict'
import type { Element, Form, Page } from './page.ts'

type Within = Pick<Page, 'elements'> | Pick<Element, 'inside'>

/** Elements of a tag that have these attributes; `''` takes any value. */
export function findAll(
  within: Within,
  tag: string,
  wanted: Record<string, string> = {},
): Element[] {
  const elements = 'inside' in within ? within.inside : within.elements
  return elements.filter(
    element =>
      (tag === '*' || element.tag === tag) &&
      Object.entries(wanted).every(([name, value]) =>
        value === ''
          ? name in element.attributes
          : element.attributes[name] === value,
      ),
  )
}

/** Where the links of a page lead. */
export function findLinks(within: Within): string[] {
  return findAll(within, 'a', { href: '' }).map(a => a.attributes.href)
}

/** The forms that post to `action`. */
export function findForms(page: Page, action: string): Form[] {
  return findAll(page, 'form', { action })
    .filter(form => form.attributes.method?.toLowerCase() === 'post')
    .map(element => ({ action, element, fields: readFields(element) }))
}

/** The one form that posts to `action`, which must be there. */
export function findForm(page: Page, action: string): Form {
  const [form] = findForms(page, action)
  assert.ok(form, `the page has no form that posts to ${action}`)
  return form
}

/** What a browser would send: unchecked boxes do not count, the first button does. */
function readFields(form: Element) {
  const fields: Record<string, string> = {}
  for (const { attributes } of findAll(form, 'input', { name: '' })) {
    const box = /^(checkbox|radio)$/.test(attributes.type)
    if (!box || 'checked' in attributes)
      fields[attributes.name] = attributes.value ?? (box ? 'on' : '')
  }
  const [button] = findAll(form, 'button', { name: '' })
  if (button) fields[button.attributes.name] = button.attributes.value ?? ''
  return fields
}
