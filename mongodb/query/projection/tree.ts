import { getField, isDocument, setField } from '../../values/document.ts'
import { type Missing, missing } from '../../values/path.ts'
import type { Document, Value } from '../../values/value.ts'
import type { Evaluate } from '../expression.ts'

/** A field is kept, dropped, computed, or projected itself. */
export type Leaf = 'keep' | 'drop' | { compute: Evaluate }
export type Tree = { children: Map<string, Tree | Leaf> }

export const newTree = (): Tree => ({ children: new Map() })

const isTree = (node: Tree | Leaf): node is Tree =>
  typeof node === 'object' && 'children' in node

/** Only the fields that the tree names, in the document's order; computed ones after them. */
export function include(tree: Tree, doc: Document): Document {
  return compute(tree, keep(tree, doc), doc)
}

/** All fields but those that the tree drops; what it computes replaces or follows them. */
export function exclude(tree: Tree, doc: Document): Document {
  return compute(tree, leaveOut(tree, doc), doc)
}

function keep(tree: Tree, doc: Document): Document {
  const result: Document = {}
  for (const name of Object.keys(doc)) {
    const node = tree.children.get(name)
    if (node === undefined) continue
    if (node === 'keep') setField(result, name, doc[name])
    else if (isTree(node)) {
      const value = inside(node, doc[name], keep, missing)
      if (value !== missing) setField(result, name, value)
    }
  }
  return result
}

function leaveOut(tree: Tree, doc: Document): Document {
  const result: Document = {}
  for (const name of Object.keys(doc)) {
    const node = tree.children.get(name)
    if (node === 'drop') continue
    const value = doc[name]
    if (node === undefined || !isTree(node)) setField(result, name, value)
    else {
      const rest = inside(node, value, leaveOut, value)
      setField(result, name, rest as Value)
    }
  }
  return result
}

/** Applies a subtree to a document or to each in an array; scalars become `plain`. */
function inside(
  tree: Tree,
  value: Value,
  apply: (tree: Tree, doc: Document) => Document,
  plain: Value | Missing,
): Value | Missing {
  if (isDocument(value)) return apply(tree, value)
  if (!Array.isArray(value)) return plain
  const items: Value[] = []
  for (const item of value) {
    const fallback = plain === missing ? missing : item
    const kept = inside(tree, item, apply, fallback)
    if (kept !== missing) items.push(kept)
  }
  return items
}

function compute(tree: Tree, result: Document, root: Document): Document {
  for (const [name, node] of tree.children) {
    if (typeof node !== 'object') continue
    if (!isTree(node)) put(result, name, node.compute(root))
    else if (computes(node)) {
      setField(result, name, graft(node, getField(result, name), root))
    }
  }
  return result
}

function put(doc: Document, name: string, value: Value | Missing) {
  if (value === missing) delete doc[name]
  else setField(doc, name, value)
}

/** Whether anything below is computed; decided once per tree. */
const computing = new WeakMap<Tree, boolean>()

function computes(tree: Tree): boolean {
  let answer = computing.get(tree)
  if (answer === undefined) {
    answer = [...tree.children.values()].some(node =>
      isTree(node) ? computes(node) : typeof node === 'object',
    )
    computing.set(tree, answer)
  }
  return answer
}

/** Computed fields below a scalar turn it into a document. */
function graft(tree: Tree, value: Value, root: Document): Value {
  if (Array.isArray(value))
    return value.map(item => graft(tree, item, root))
  const base = isDocument(value) ? { ...value } : {}
  return compute(tree, base, root)
}
