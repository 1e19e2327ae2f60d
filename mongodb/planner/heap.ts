/** Keeps the `limit` least items of all that are added. */
export class Heap<T> {
  #compare: (a: T, b: T) => number
  #limit: number
  /** With a limit: a heap with the greatest item on top. */
  #items: T[] = []

  constructor(compare: (a: T, b: T) => number, limit: number) {
    this.#compare = compare
    this.#limit = limit
  }

  add(item: T) {
    if (this.#items.length < this.#limit) {
      this.#items.push(item)
      if (this.#limit !== Number.POSITIVE_INFINITY) this.#rise()
    } else if (this.#limit > 0 && this.#compare(item, this.#items[0]) < 0) {
      this.#items[0] = item
      this.#sink()
    }
  }

  /** All that were kept, least first, without the first `skip`. */
  take(skip: number): T[] {
    return this.#items.sort(this.#compare).slice(skip)
  }

  #rise() {
    const items = this.#items
    let at = items.length - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (this.#compare(items[at], items[parent]) <= 0) return
      this.#swap(at, parent)
      at = parent
    }
  }

  #sink() {
    const items = this.#items
    let at = 0
    for (;;) {
      const left = 2 * at + 1
      const right = left + 1
      let top = at
      if (left < items.length && this.#compare(items[left], items[top]) > 0)
        top = left
      if (
        right < items.length &&
        this.#compare(items[right], items[top]) > 0
      )
        top = right
      if (top === at) return
      this.#swap(at, top)
      at = top
    }
  }

  #swap(a: number, b: number) {
    const items = this.#items
    ;[items[a], items[b]] = [items[b], items[a]]
  }
}
