import { MongoError } from '../../errors.ts'
import { isDocument } from '../../values/document.ts'
import { isNumber } from '../../values/types.ts'
import type { Document, Value } from '../../values/value.ts'
import { compileExpression } from '../expression.ts'
import { isTrue, type Scope } from '../scope.ts'
import { type FindOperator, findOperator } from './find-operators.ts'
import { type Leaf, newTree, type Tree } from './tree.ts'

type Parsed = {
  tree: Tree
  isInclusion: boolean
  /** `$slice`, `$elemMatch` and `a.$`, applied before the tree. */
  operators: FindOperator[]
}

type State = Parsed & {
  scope?: Scope
  isFind: boolean
  /** Undecided until a field says which. */
  kind?: 'inclusion' | 'exclusion'
  id?: Leaf
  /** Paths of `$slice`: shown where others are, but saying nothing of these. */
  sliced: string[]
}

/** Reads a projection; `isFind` allows what only find knows. */
export function parseProjection(
  spec: Document,
  scope: Scope | undefined,
  isFind: boolean,
): Parsed {
  const state: State = {
    tree: newTree(),
    isInclusion: false,
    operators: [],
    sliced: [],
    scope,
    isFind,
  }
  for (const name of Object.keys(spec)) parseField(state, name, spec[name])
  return finish(state)
}

function finish(state: State): Parsed {
  const { id, tree } = state
  const isInclusion = state.kind
    ? state.kind === 'inclusion'
    : id !== undefined && id !== 'drop'
  if (isInclusion) {
    if (id === undefined && !tree.children.has('_id')) {
      tree.children.set('_id', 'keep')
    }
    if (id !== undefined && id !== 'drop') place(tree, ['_id'], id)
    for (const path of state.sliced) place(tree, path.split('.'), 'keep')
  } else if (id === 'drop') place(tree, ['_id'], id)
  return { tree, isInclusion, operators: state.operators }
}

function parseField(state: State, path: string, value: Value) {
  if (isDocument(value) && !isExpression(value)) {
    return parseNested(state, path, value)
  }
  const operator = state.isFind && findOperator(path, value, state.scope)
  if (operator) return addOperator(state, operator)
  checkPath(path, state.isFind)
  const leaf = leafOf(state, value)
  if (path === '_id' && typeof leaf === 'string') state.id = leaf
  else if (state.isFind && isMeta(value)) {
    // A score neither includes nor excludes other fields.
    place(state.tree, path.split('.'), leaf)
  } else addLeaf(state, path, leaf)
}

function isMeta(value: Value): boolean {
  return isDocument(value) && Object.hasOwn(value, '$meta')
}

function isExpression(value: Document): boolean {
  return Object.keys(value)[0]?.startsWith('$') ?? false
}

function parseNested(state: State, path: string, value: Document) {
  const names = Object.keys(value)
  if (names.length === 0) {
    const message = `An empty sub-projection is not a valid value. Found empty object at path`
    throw new MongoError('Location51270', message)
  }
  for (const name of names)
    parseField(state, `${path}.${name}`, value[name])
}

function addOperator(
  state: State,
  [operator, path, kind]: ReturnType<typeof findOperator> & object,
) {
  state.operators.push(operator)
  if (kind) addLeaf(state, path, 'keep')
  else state.sliced.push(path)
}

function leafOf({ scope }: State, value: Value): Leaf {
  if (typeof value === 'boolean' || isNumber(value)) {
    return isTrue(value) ? 'keep' : 'drop'
  }
  return { compute: compileExpression(value, scope) }
}

function addLeaf(state: State, path: string, leaf: Leaf) {
  const kind = leaf === 'drop' ? 'exclusion' : 'inclusion'
  state.kind ??= kind
  if (state.kind !== kind) throw mixed(path, kind)
  place(state.tree, path.split('.'), leaf)
}

function mixed(path: string, kind: 'inclusion' | 'exclusion') {
  return kind === 'inclusion'
    ? new MongoError(
        'Location31253',
        `Cannot do inclusion on field ${path} in exclusion projection`,
      )
    : new MongoError(
        'Location31254',
        `Cannot do exclusion on field ${path} in inclusion projection`,
      )
}

/** Puts a leaf into the tree; overlapping paths are refused. */
export function place(tree: Tree, parts: string[], leaf: Leaf) {
  let node = tree
  for (let i = 0; i < parts.length - 1; i++) {
    const next = node.children.get(parts[i])
    if (
      next !== undefined &&
      !(typeof next === 'object' && 'children' in next)
    ) {
      const rest = parts.slice(i + 1).join('.')
      const message = `Path collision at ${parts.join('.')} remaining portion ${rest}`
      throw new MongoError('Location31249', message)
    }
    const child = next ?? newTree()
    node.children.set(parts[i], child)
    node = child
  }
  const last = parts[parts.length - 1]
  if (node.children.has(last)) {
    const message = `Path collision at ${parts.join('.')}`
    throw new MongoError('Location31250', message)
  }
  node.children.set(last, leaf)
}

function checkPath(path: string, isFind: boolean) {
  if (path === '') {
    const message = 'FieldPath cannot be constructed with empty string'
    throw new MongoError('Location40352', message)
  }
  for (const part of path.split('.')) {
    if (part === '') {
      const message = 'FieldPath field names may not be empty strings.'
      throw new MongoError('Location15998', message)
    }
    if (!part.startsWith('$')) continue
    const message = isFind
      ? `positional projection '${path}' cannot be used here`
      : `FieldPath field names may not start with '$'. Consider using $getField or $setField.`
    throw new MongoError(
      isFind ? 'Location31324' : 'Location16410',
      message,
    )
  }
}
