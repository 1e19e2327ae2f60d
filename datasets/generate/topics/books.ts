import type { Topic } from '../topic.ts'
import { lines } from './lines.ts'

export const books: Topic = {
  name: 'books',
  weight: 6,
  people: lines(`
    slow readers
    library regulars
    book club members
    people with too many books
  `),
  thing: lines(`
    a library card
    a signed first edition
    a book without a cover
    a reading lamp
    a 900-page novel
    a second-hand bookshop
    a bookmark from 1974
    a book club
    an e-reader
    a poem I know by heart
  `),
  things: lines(`
    long novels
    short stories
    audiobooks
    second-hand bookshops
    library sales
    unreliable narrators
    book clubs
    footnotes
    translated novels
    reading challenges
    maps in fantasy books
    happy endings
  `),
  did: lines(`
    read fifty-two books in a year
    finished the novel that beat me at school
    found a letter inside a second-hand book
    built a bookshelf for the books under the bed
    joined a book club and talked about a book
    read aloud to my children every night for a year
    wrote a short story and did not delete it
    returned a library book after eleven years
    learned to stop reading books I dislike
    opened a little free library on our street
    read a book in a language I am learning
    sorted my books by colour and I regret it
  `),
  how: lines(`
    get back into reading
    choose the next book
    run a book club
    read more than ten pages before falling asleep
    organise a small library
    get children to love books
    remember what I read
    find time for long novels
    fix a broken spine
    read poetry without fear
    lend books and get them back
    stop buying books faster than I read them
  `),
  fact: lines(`
    the smell of old books has its own vocabulary
    some libraries used to chain their books
    bats guard the shelves of certain old libraries
    a page number is a surprisingly late invention
    the longest novels take a week to read aloud
    readers blink less when the plot thickens
    bookworms are really beetles
    spaces between words had to be invented
  `),
  does: lines(`
    opens a library in a tram
    reads one novel aloud for three days
    lends out people instead of books for a day
    moves its library by a human chain
    finds an unknown fairy tale in the attic
    swaps phone boxes for bookshelves
    prints a newspaper with nothing but stories
    forgives every library fine
  `),
  remark: lines(`
    The first hundred pages are slow and I would not cut one of them.
    I borrowed it, read it and then bought it.
    No spoilers, please, I am on page two hundred.
    The translator deserves a prize.
    It made me miss my stop twice.
    My book club was split down the middle.
    I keep a list, and the list keeps growing.
    The ending is quiet and it has stayed with me.
  `),
  flairs: lines(`
    recommendation
    discussion
    review
    shelf
  `),
  sites: lines(`
    paper-moon.example
    library.example.org
    bookshop.example.com
  `),
  pictures: {
    bookshelf: lines(`
      My bookshelf is finally full, so I need another one
      Sorted by colour, please forgive me
    `),
    'reading-window': lines(`
      My reading corner on a rainy afternoon
      Rain outside, four hundred pages inside
    `),
  },
}
