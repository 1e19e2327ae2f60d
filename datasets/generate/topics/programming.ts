import type { Topic } from '../topic.ts'
import { lines } from './lines.ts'

export const programming: Topic = {
  name: 'programming',
  weight: 7,
  people: lines(`
    programmers
    night-time coders
    self-taught developers
    people who read error messages
  `),
  thing: lines(`
    a mechanical keyboard
    a second monitor
    a code review that was actually kind
    a debugger with time travel
    a 400-line function
    a comment from 1998
    a rubber duck
    a linter that explains itself
    a legacy build script
    a regular expression longer than my arm
  `),
  things: lines(`
    code reviews
    linters
    monorepos
    unit tests
    feature flags
    long variable names
    clever one-liners
    terminal editors
    stand-up meetings
    commit messages
    microservices
    code comments
  `),
  did: lines(`
    deleted four thousand lines and nothing broke
    found a bug that was older than my career
    wrote a compiler for a language nobody needs
    understood recursion by explaining it to my cat
    fixed a race condition with a single line
    got my first pull request merged
    shipped on a Friday and slept well
    taught my grandmother to write a loop
    replaced a cron job from the last millennium
    wrote documentation that somebody actually read
    turned a monolith into three services and then back into two
    automated the most boring hour of my week
  `),
  how: lines(`
    read other people's code
    name things
    explain technical debt to a manager
    stay calm while the build is red
    learn a second programming language
    split a large pull request
    review a change of two thousand lines
    debug something that only fails on Tuesdays
    write tests for code that has none
    say no to one more feature
    keep side projects small
    leave a legacy system better than you found it
  `),
  fact: lines(`
    a byte did not always have eight bits
    floating point numbers cannot hold one tenth exactly
    leap seconds have crashed more servers than hackers
    time zones exist that are fifteen minutes off
    an empty list is a perfectly good answer
    tabs and spaces can both be wrong
    most of the bugs live in a few of the files
    an off-by-one error is really two errors in disguise
  `),
  does: lines(`
    teaches retired neighbours to program on rainy afternoons
    runs its whole library on one tiny computer
    replaces paper forms with a web page of two hundred lines
    open-sources its bus timetable
    prints its source code as wallpaper
    finds a nine-year-old bug in the town's parking meters
    holds a contest for the shortest useful program
    keeps a server running for ten years without a restart
  `),
  remark: lines(`
    The stack trace was longer than the program.
    I added a test first, which felt strange and then felt great.
    In the end the bug was a missing comma, as it always is.
    My colleagues suggest a rewrite, but I would rather move in small steps.
    The profiler says that most of the time goes into a function called doStuff.
    Version control saved me twice that week.
    I measured before and after, and the difference was eleven milliseconds.
    It works on my machine, and now I know why it works nowhere else.
  `),
  flairs: lines(`
    question
    show and tell
    discussion
    rant
  `),
  sites: lines(`
    blog.example.org
    devnotes.example
    compile-time.example
  `),
  pictures: {
    'desk-at-night': lines(`
      My desk at two in the morning
      The quietest hour for writing code
      Where all my side projects begin and few of them end
    `),
    ladybird: lines(`
      I found a bug in production and it is adorable
      The only bug I never want to fix
    `),
  },
}
