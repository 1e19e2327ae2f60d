import assert from 'node:assert/strict'
import {
  getTextContent,
  isElementNode,
  type Node,
  queryAll,
} from '@parse5/tools'
import { parse } from 'parse5'

export interface PageElement {
  node: Node
  tag: string
  attributes: Record<string, string>
  /** The text that a reader sees in it, white space folded. */
  text: string
}

export interface PageForm {
  action: string
  fields: Record<string, string>
  element: PageElement
}

export type HtmlPage = ReturnType<typeof readPage>

/** The page, and where its HTML is invalid, such as an unescaped `<`. */
export function readPage(html: string) {
  const errors: string[] = []
  const node: Node = parse(html, {
    onParseError: ({ code, startLine }) =>
      errors.push(`${code} in line ${startLine}`),
  })
  return { node, html, text: readText(node), errors }
}

/** Elements of a tag that have these attributes; `''` takes any value. */
export function findAll(
  { node }: { node: Node },
  tag: string,
  wanted: Record<string, string> = {},
): PageElement[] {
  const elements = [...queryAll(node)].filter(isElementNode)
  return elements
    .filter(({ tagName }) => tag === '*' || tagName === tag)
    .map(node => ({
      ...{ node, tag: node.tagName, text: readText(node) },
      attributes: Object.fromEntries(
        node.attrs.map(({ name, value }) => [name, value]),
      ),
    }))
    .filter(({ attributes }) =>
      Object.entries(wanted).every(([name, value]) =>
        value ? attributes[name] === value : name in attributes,
      ),
    )
}

/** The targets of all links of a page. */
export function findLinks(page: HtmlPage): string[] {
  return findAll(page, 'a', { href: '' }).map(a => a.attributes.href)
}

/** The forms that post to `action`. */
export function findForms(page: HtmlPage, action: string): PageForm[] {
  return findAll(page, 'form', { action })
    .filter(form => form.attributes.method?.toLowerCase() === 'post')
    .map(element => ({ action, element, fields: readFields(element) }))
}

/** The first form that posts to `action`; the page must have one. */
export function findForm(page: HtmlPage, action: string): PageForm {
  const [form] = findForms(page, action)
  assert.ok(form, `the page has no form that posts to ${action}`)
  return form
}

/** Unchecked boxes are not sent; of the buttons, the first is. */
function readFields(form: PageElement) {
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

function readText(node: Node) {
  return foldSpace(getTextContent(node))
}

/** White space as a browser shows it: one space for any run of it. */
export function foldSpace(text: string) {
  return text.replace(/\s+/g, ' ').trim()
}
