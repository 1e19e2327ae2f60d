/** The words for the posts of one subreddit. */
export interface Topic {
  name: string
  /** Its share of the posts, relative to the other topics' weights. */
  weight: number
  /** Readers addressed: "fellow {people}". */
  people: string[]
  /** Singular with its article. */
  thing: string[]
  /** Plural, so that "are" may follow. */
  things: string[]
  /** Past tense: "I {did}". */
  did: string[]
  /** Infinitive: "how do I {how}". */
  how: string[]
  /** Clauses for "TIL that {fact}". */
  fact: string[]
  /** Headlines without their subject: "Coastal village {does}". */
  does: string[]
  /** Sentences for the bodies of self posts. */
  remark: string[]
  flairs: string[]
  sites: string[]
  /** Titles by the name of a picture. */
  pictures: Record<string, string[]>
}
