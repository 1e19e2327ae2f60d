import type { Topic } from '../topic.ts'
import { lines } from './lines.ts'

export const boardgames: Topic = {
  name: 'boardgames',
  weight: 5,
  people: lines(`
    board gamers
    dice rollers
    game night hosts
    solo players
  `),
  thing: lines(`
    a deck-building game
    a game for two
    a dice tower
    a co-operative game
    a box that no longer closes
    a homemade expansion
    a wooden chessboard
    a legacy game
    a table with a rim
    a rulebook without examples
  `),
  things: lines(`
    co-operative games
    dice towers
    rulebooks
    wooden pieces
    two-player games
    expansions
    house rules
    solo modes
    hidden roles
    tile-laying games
    card sleeves
    game cafés
  `),
  did: lines(`
    won for the first time against my grandmother
    designed a game about bakers
    painted two hundred tiny goblins
    hosted a game night for twenty strangers
    built a table with a hidden board
    lost eleven games in a row and loved it
    finished a legacy campaign with the same four friends
    taught my parents something other than cards
    carved a chess set out of driftwood
    rolled five sixes in a row
    sold half of my collection and miss two boxes
    explained a three-hour game in ten minutes
  `),
  how: lines(`
    explain rules without losing everybody
    choose a game for six people
    store games in a small flat
    lose gracefully
    design a first prototype
    paint miniatures with shaky hands
    keep a game night going for years
    play with children of different ages
    shuffle without bending the cards
    find players in a new town
    play chess without memorising openings
    finish a long game before midnight
  `),
  fact: lines(`
    opposite sides of a die add up to seven
    the oldest known board games are older than writing in many places
    a shuffled deck has probably never existed before in that order
    chess pieces looked different in almost every century
    most people choose the same colour every time
    a hexagon is the friendliest tile
    some dice have a hundred sides and never stop rolling
    game boards were scratched into temple floors
  `),
  does: lines(`
    opens a game library in the laundrette
    plays one game of chess with the whole town
    builds a giant board on the market square
    holds a tournament by candlelight
    lends games to every hospital
    rolls a thousand dice for charity
    finds a board scratched into an old church pew
    settles a land dispute with a game of draughts
  `),
  remark: lines(`
    We misread one rule and it made the game better.
    It takes ninety minutes, or four hours with my brother.
    The insert fits nothing, but the artwork is lovely.
    We were four players, two of them under ten.
    I keep a notebook with all results since 2009.
    The dice were not on my side, they never are.
    House rules are allowed if everybody laughs.
    Everybody wanted to play again at once.
  `),
  flairs: lines(`
    recommendation
    rules question
    session report
    crowd of one
  `),
  sites: lines(`
    meeple.example
    dice.example.org
    game-night.example.net
  `),
  pictures: {
    'hex-island': lines(`
      I drew a map for our homemade expansion
      An island made of hexagons, ready for settlers
    `),
    'tumbling-dice': lines(`
      The moment before the table went silent
      Five dice, one wish
    `),
  },
}
