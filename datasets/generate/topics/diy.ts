import type { Topic } from '../topic.ts'
import { lines } from './lines.ts'

export const diy: Topic = {
  name: 'diy',
  weight: 5,
  people: lines(`
    tinkerers
    weekend carpenters
    quilters
    menders
  `),
  thing: lines(`
    a cordless drill
    a workbench made of pallets
    a sewing machine
    a crooked shelf
    a soldering iron
    a hand plane
    a lamp without a shade
    a chair with three legs
    a jar of mysterious screws
    a quilt
  `),
  things: lines(`
    hand tools
    sewing machines
    pallets
    dovetail joints
    quilts
    wall plugs
    glue guns
    workbenches
    repair cafés
    old doors
    wooden toys
    label makers
  `),
  did: lines(`
    built a bed out of an old door
    repaired a toaster instead of buying one
    sewed my first quilt
    hung a shelf that is actually level
    made a lamp out of a colander
    turned a wardrobe into a workshop
    cut a dovetail joint that closes
    fixed the washing machine with a rubber band
    carved a spoon on my lunch breaks
    restored my grandfather's toolbox
    knitted a jumper with sleeves of equal length
    built a treehouse without hurting the tree
  `),
  how: lines(`
    drill into tiles
    patch a hole in a wall
    sharpen a plane
    mend a jumper invisibly
    sew a straight line
    hang a heavy mirror
    solder without burning the table
    start woodworking in a small flat
    remove a stripped screw
    get paint off a window
    build something that does not wobble
    finish projects
  `),
  fact: lines(`
    most tape measures are slightly wrong on purpose at the tip
    wood keeps moving for centuries
    a pencil can free a stuck zip
    sandpaper contains no sand
    a good quilt can outlive the house it was made for
    a soap bar makes screws turn easily
    three legs never wobble
    the hole on the tape measure is for a nail
  `),
  does: lines(`
    opens a repair café in the fire station
    lends tools like books
    builds a bench for every bus stop
    sews one quilt from four hundred shirts
    saves nine hundred toasters from the bin
    turns an old ferry into a workshop
    teaches every pupil to mend a sock
    builds a boat in the church
  `),
  remark: lines(`
    I measured twice and still cut it wrong once.
    All the wood came from one broken wardrobe.
    It wobbles a little, and so do I.
    The total cost was eleven euros and one fingernail.
    My neighbour lent me the good saw.
    Please do not look at the back.
    The glue needed a full night, I gave it two.
    If it holds for a year I will call it finished.
  `),
  flairs: lines(`
    finished project
    help
    before and after
    tools
  `),
  sites: lines(`
    workbench.example
    mend.example.org
    glue.example.net
  `),
  pictures: {
    quilt: lines(`
      Nine months, four hundred patches: my first quilt
      I sewed a quilt from my late aunt's dresses
    `),
    pegboard: lines(`
      Every tool has its place, at least for today
      I finally hung up my tools
    `),
  },
}
