import type { Topic } from '../topic.ts'
import { lines } from './lines.ts'

export const javascript: Topic = {
  name: 'javascript',
  weight: 6,
  people: lines(`
    front-end people
    JavaScript beginners
    tired bundler configurators
    Node developers
  `),
  thing: lines(`
    a framework that fits on one page
    a promise that never settles
    a package with no dependencies
    a single-page app without a router
    an event emitter leak
    a date library
    a two-line closure
    a service worker that will not go away
    an Express middleware
    a module bundler written in an afternoon
  `),
  things: lines(`
    arrow functions
    generators
    template literals
    optional semicolons
    web components
    closures
    build tools
    type annotations
    async iterators
    array methods
    source maps
    default parameters
  `),
  did: lines(`
    made my first npm package and it has three users
    replaced a framework with forty lines of plain JavaScript
    understood the event loop by drawing it
    removed a dependency and saved nine megabytes
    wrote a game in a single HTML file
    moved a project to ES modules without crying
    cut our bundle in half over lunch
    read the whole specification of Array.prototype.sort
    built a streaming parser with nothing but generators
    made a web page work without JavaScript, with JavaScript people
    turned callback soup into three awaits
    got a perfect score for accessibility
  `),
  how: lines(`
    explain promises to a beginner
    avoid blocking the event loop
    stream a large file with Node
    choose between two frameworks
    test code that depends on the time
    type a function that takes anything
    debounce a search box properly
    handle errors in Express
    keep node_modules small
    paginate a list without jumping
    cancel a request that nobody waits for
    migrate from callbacks to async functions
  `),
  fact: lines(`
    null is an object and undefined is not
    sorting numbers compares them as text unless told otherwise
    NaN is the only value that does not equal itself
    labels on loops exist and nobody uses them
    zero has a sign
    setTimeout with zero is not zero
    strings have been iterable by code point for years
    a function knows how many parameters it has
  `),
  does: lines(`
    publishes its recipes as an npm package
    builds a weather station with eighty lines of JavaScript
    rewrites its website without a single dependency
    teaches the event loop with marbles and a garden hose
    holds a funeral for its last jQuery plugin
    draws the town map with nothing but canvas
    serves ten thousand visitors from a machine in a shoebox
    lets children program the fountain in the park
  `),
  remark: lines(`
    I logged the value and it said undefined, as if it were proud of it.
    The bundle went from two megabytes to ninety kilobytes.
    An await inside the loop was the whole problem.
    It turned out that the promise was never returned.
    I would love to see how others structure this.
    The documentation covers the easy half.
    With one small Express app in front, everything became simpler.
    No framework was harmed.
  `),
  flairs: lines(`
    help
    show off
    AskJS
    article
  `),
  sites: lines(`
    js-weekly.example
    async.example.com
    nodebook.example
  `),
  pictures: {
    'event-loop': lines(`
      I drew the event loop and finally understood it
      The event loop, as I see it after three coffees
    `),
    'bundle-of-boxes': lines(`
      My node_modules folder, artist's impression
      Boxes in boxes in boxes: a dependency tree
    `),
  },
}
