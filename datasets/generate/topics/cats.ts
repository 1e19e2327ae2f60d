import type { Topic } from '../topic.ts'
import { lines } from './lines.ts'

export const cats: Topic = {
  name: 'cats',
  weight: 5,
  people: lines(`
    cat people
    cat servants
    owners of grumpy cats
    people owned by two cats
  `),
  thing: lines(`
    a cardboard box
    a cat flap
    a scratching post
    a black cat
    a laser pointer
    a cat who fetches
    a warm laptop
    a window hammock
    a second kitten
    a cat that hates Mondays
  `),
  things: lines(`
    black cats
    cardboard boxes
    kittens
    window seats
    scratching posts
    old cats
    cat flaps
    tuxedo cats
    whiskers
    three-legged cats
    cat shelves
    night-time zoomies
  `),
  did: lines(`
    adopted the oldest cat in the shelter
    built a castle out of cardboard boxes
    taught my cat to high-five
    moved house and the cat has forgiven me
    found my cat in the neighbours' holiday pictures
    bottle-fed three kittens
    made a shelf only for the cat
    got a shy cat to sit on my lap
    translated nine kinds of meows
    lost my chair and gained a friend
    trimmed the claws without losing a finger
    followed my cat for a day and took notes
  `),
  how: lines(`
    introduce two cats
    stop a cat from waking me at four
    give a pill to a cat
    keep a cat off the keyboard
    make an indoor cat happy
    travel with a cat
    clean a cat-shaped stain
    win the trust of a street cat
    photograph a black cat
    choose a kitten
    trim claws
    persuade a cat to use its expensive bed
  `),
  fact: lines(`
    cats cannot taste sweetness
    a group of kittens is called a kindle
    cats sleep for two thirds of their lives
    whiskers tell a cat whether it fits
    a cat's purr can calm its own heart
    most orange cats are male
    cats meow mainly at people
    a cat can hear the fridge from two floors away
  `),
  does: lines(`
    gives its library cat a pension
    names a cat as station master
    finds a stowaway cat on the ferry
    builds a bridge for cats between two roofs
    holds a minute of purring
    gets every shelter cat adopted in one weekend
    delays the bus for a sleeping cat
    paints its doors with cat-sized doors
  `),
  remark: lines(`
    She has her own chair, it used to be mine.
    He knocked the glass off the table while looking at me.
    The expensive bed is ignored, the box is adored.
    After three weeks she came out from under the sofa.
    They are brothers and pretend not to be.
    At four in the morning the corridor becomes a race track.
    The vet called him a healthy loaf.
    I was not allowed to stand up for two hours.
  `),
  flairs: lines(`
    kitten
    advice
    loaf
    adopted
  `),
  sites: lines(`
    whiskers.example
    meow.example.org
    nap.example.net
  `),
  pictures: {
    'cat-in-window': lines(`
      She waits for me every evening at this window
      Night watch
    `),
    'cat-loaf': lines(`
      A perfect loaf, no paws visible
      He has been a loaf for three hours
    `),
  },
}
