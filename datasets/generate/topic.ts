/** The words from which the posts of one subreddit are made. */
export interface Topic {
  name: string
  /** Share of the posts, beside the other topics' weights. */
  weight: number
  /** Readers addressed: "fellow {people}". */
  people: string[]
  /** Singular with its article. */
  thing: string[]
  /** Plural, so that "are" may follow. */
  things: string[]
  /** What somebody did: "I {did}". */
  did: string[]
  /** What somebody wants: "how do I {how}". */
  how: string[]
  /** Clauses for "TIL that {fact}". */
  fact: string[]
  /** Headlines without their subject: "Coastal village {does}". */
  does: string[]
  /** Sentences for the bodies of self posts. */
  remark: string[]
  flairs: string[]
  sites: string[]
  /** A picture's name and titles that fit it. */
  pictures: Record<string, string[]>
}
