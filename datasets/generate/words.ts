import { lines } from './topics/lines.ts'

/** Words that fit every topic; `{slots}` in titles are filled from here and from the topic. */
export const words: Record<string, string[]> = {
  span: lines(`
    three weeks
    two months
    half a year
    a year
    four years
    six weeks
    a whole winter
    nine months
    far too many years
    two decades
  `),
  relative: lines(`
    sister
    brother
    father
    mother
    grandmother
    grandfather
    neighbour
    daughter
    son
    best friend
    flatmate
    aunt
  `),
  when: lines(`
    last weekend
    yesterday
    this morning
    on Sunday
    over the holidays
    last night
    today
    during my lunch breaks
    on a rainy afternoon
  `),
  weekday: [
    ...['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'],
    'weekend',
  ],
  under: lines(`
    for a beginner
    under 50 euros
    that lasts longer than a year
    as a gift for my {relative}
    for a very small flat
    that does not break at once
    for somebody with two left hands
    with more patience than money
  `),
  limit: lines(`
    on a small budget
    in a tiny flat
    with two kids around
    in ten minutes a day
    without buying anything new
    when nobody helps
    as a complete beginner
    after forty
    in the middle of winter
    without losing my mind
  `),
  price: lines(`
    five euros
    the price of a coffee
    two euros and a smile
    nothing
    twelve euros
    more than I will admit
  `),
  place: lines(`
    a flea market
    my {relative}'s attic
    the bin
    a charity shop
    the basement
    a closing-down sale
  `),
  number: ['three', 'five', 'seven', 'nine', 'eleven', 'twelve', 'fifty'],
  mood: lines(`
    and I could not be happier
    and nobody at home cares, so I tell you
    and it only took {span}
    and I am still shaking
    and I would do it again
    and my {relative} cried a little
    without anybody's help
    {when}
    at last
    and here is what I learned
    against all advice
  `),
  reaction: lines(`
    titles are hard
    more in the comments
    please be gentle
    larger when you click
    it made my {weekday}
    I needed this today
    worth every minute
    somebody had to do it
    that is the whole post
    now I need a frame
    no filter, only patience
    you are welcome
    I could look at it all day
    sorry for the quality
  `),
  who: lines(`
    coastal village
    retired teacher
    mountain town
    student club
    family of six
    night-shift baker
    small library
    island community
    former post office
    primary school
    fire brigade
    train station
    group of pensioners
    street of twelve houses
    football club
    lighthouse keeper
    town council
    bus driver
    whole valley
    youth centre
  `),
}
