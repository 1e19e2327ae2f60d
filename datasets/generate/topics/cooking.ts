import type { Topic } from '../topic.ts'
import { lines } from './lines.ts'

export const cooking: Topic = {
  name: 'cooking',
  weight: 8,
  people: lines(`
    home cooks
    bakers
    people who cook for one
    soup lovers
  `),
  thing: lines(`
    a cast-iron pan
    a sourdough starter
    a pressure cooker
    a really sharp knife
    a pizza stone
    a jar of chilli crisp
    a bread tin
    a rice cooker
    a pasta machine
    an air fryer
  `),
  things: lines(`
    cast-iron pans
    sourdough starters
    one-pot dinners
    dumplings
    lentils
    cooking scales
    leftovers
    pickles
    breakfast noodles
    fresh herbs
    wooden spoons
    oven thermometers
  `),
  did: lines(`
    baked a loaf that did not collapse
    made ramen from scratch and it only took two days
    cooked every recipe in my grandmother's notebook
    caramelised onions without rushing
    folded two hundred dumplings with the neighbours
    made pasta by hand for twelve people
    kept a sourdough starter alive for a year
    stopped being afraid of the pressure cooker
    turned one pumpkin into nine meals
    got my kids to ask for more lentils
    roasted a cauliflower that made a meat eater silent
    made croissants with actual layers
  `),
  how: lines(`
    cook for one without eating the same thing all week
    sharpen a kitchen knife
    rescue an oversalted soup
    keep basil alive after buying it
    poach an egg without drama
    bake bread in a tiny oven
    make vegetables exciting for children
    store ginger
    cook rice on an electric stove
    season a cast-iron pan
    use up half a jar of tahini
    stop dumplings from sticking
  `),
  fact: lines(`
    onions need three times as long as recipes say
    tomatoes taste better when they never see the fridge
    pasta water is an ingredient
    resting dough does most of the kneading for you
    honey keeps for longer than the jar does
    a damp towel keeps a cutting board from sliding
    salt in the coffee takes away bitterness
    mushrooms can be washed after all
  `),
  does: lines(`
    cooks soup for the whole street every Thursday
    bakes the longest plait bread anyone here can remember
    trades cuttings, seeds and recipes for a day
    opens a restaurant with a single table
    wins the dumpling contest for the third time
    brings back an apple that was thought lost
    serves breakfast at sunset
    turns a phone box into a spice library
  `),
  remark: lines(`
    It needed more acid, and then it needed nothing else.
    The dough was wetter than I am used to.
    I used the recipe on the packet and ignored half of it.
    My oven runs hot, so I take everything out five minutes early.
    Garlic was measured with the heart.
    The second batch was better, the third was perfect.
    There were no leftovers, which I count as a success.
    Next time I will toast the spices first.
  `),
  flairs: lines(`
    recipe
    question
    first attempt
    leftovers
  `),
  sites: lines(`
    kitchen.example
    daily-loaf.example
    spoon.example.org
  `),
  pictures: {
    'ramen-bowl': lines(`
      Ramen from scratch: the broth took two days
      A bowl of ramen for the first cold evening of the year
      My comfort food: ramen with a soft egg
    `),
    'citrus-slices': lines(`
      Blood oranges, limes and lemons for a winter salad
      Citrus season has begun in my kitchen
    `),
    'pancake-stack': lines(`
      Sunday pancakes, stacked by my seven-year-old
      The tallest stack of pancakes I have ever eaten alone
    `),
  },
}
