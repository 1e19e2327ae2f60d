import { lines } from './topics/lines.ts'

/** A slot that starts with a capital letter starts its sentence. */
export const titles = {
  question: lines(`
    How do you {how}?
    How do you {how} {limit}?
    What is the easiest way to {how}?
    What is your trick to {how} {limit}?
    How long did it take you to learn to {how}?
    Is it just me, or is it hard to {how}?
    Is there a way to {how} {limit}?
    Why does nobody talk about {things}?
    What is your honest opinion on {things}?
    Is {thing} worth the money?
    Is {thing} a good gift for my {relative}?
    {Things} or {things}: which would you choose?
    What do you wish you had known before you bought {thing}?
    Looking for {thing} {under}
    Which {things} do you recommend {limit}?
    I inherited {thing} from my {relative}. What now?
    [Help] I want to {how} and I do not know where to start
    My {relative} says that {things} are a waste of time. Is that true?
    Fellow {people}: what made you start?
    {People} of reddit, how do you {how}?
    Am I the only one who still likes {things}?
    Where did you find {thing} {under}?
    What is the best advice for somebody who wants to {how}?
    Can I {how} {limit}, or should I give up?
    Does {thing} ever really wear out?
    Do I need {thing} to {how}?
    How would you {how} if you had to start again?
    What would you do with {thing} from {place}?
  `),
  boast: lines(`
    After {span}, I finally {did}
    I {did} {mood}
    I {did}, {mood}
    {When}: I {did}
    My {relative} {did} and wanted me to show you
    {Span} ago I could not {how}. Now I {did}
    Update: I {did}!
    Small victory: I {did}
    I {did}. Ask me anything
    Found {thing} at {place} for {price}
    My {relative} gave me {thing} and I {did}
    It took {span}, but I {did}
    No idea how, but I {did}
    I never thought I would say this: I {did}
    Proud of my {relative}, who {did}
    Everybody laughed, then I {did}
    Bought {thing} for {price}. Best decision of the year
    It took eleven attempts, but I {did}
    Be honest, who else {did}?
    The day I {did}: a short story with a happy ending
    I promised to report back: I {did}
    Not much, but I {did}
  `),
  advice: lines(`
    {Number} things I learned while trying to {how}
    {Number} small tips that helped me to {how}
    A short guide for {people}: how to {how}
    You do not need {thing} to {how}
    If you want to {how}, start with {things}
    Unpopular opinion: {things} are overrated
    Unpopular opinion: {things} are underrated
    {Things} changed the way I {how}
    In praise of {things}
    Please stop recommending {things} to beginners
    A reminder for all {people}: it is all right to take a break
    What {span} with {thing} taught me
    {Thing} {under}: my honest review
    I compared {number} ways to {how} so that you do not have to
    Dear {people}, thank you for recommending {things}
    PSA: look after your {things}, they look after you
    Let's hear it for {things}
    The case against {things}, by somebody who loves them
  `),
  news: lines(`
    {Who} {does}
    {Who} {does}
    {Who} {does}, one year on
    {Who} {does}: what do you think?
    {Who} {does} after {span}
    [Video] {Who} {does}
    Good news: {who} {does}
    "We did it for fun": {who} {does}
    {Who} {does}, and the neighbours join in
    Meanwhile, a few towns away: {who} {does}
    {Who} quietly {does}
  `),
  learned: lines(`
    TIL {fact}
    TIL that {fact}
    Today I learned that {fact}
    I was today years old when I found out that {fact}
    My {relative} just told me that {fact}. How did I not know?
    Did you know that {fact}?
    I have told everybody I know that {fact}
    Nobody believes me that {fact}
    Every time I hear that {fact}, I smile
    {Fact}. That is all, have a nice {weekday}
    TIL {fact}, and I cannot stop telling people
    Fun fact for all {people}: {fact}
  `),
  thread: lines(`
    {Weekday} thread: show us your {things}
    {Weekday} thread: what are you working on?
    What made you smile this {weekday}, dear {people}?
    Monthly discussion: {things}
    Small questions, kind answers: the {weekday} thread
    Swap thread: {things} and everything else you no longer need
  `),
}

/** What people put around the title of a picture. */
export const captions = lines(`
  {caption}
  {caption} [OC]
  [OC] {caption}
  {caption}, {when}
  {Caption}. {Reaction}
  {Caption}. {Reaction}
  {Caption}. {Reaction}
  {Caption} ({reaction})
  {Reaction}: {caption}
  {Caption}. My {relative} wants it on the wall
  {Caption}. My {relative} calls it "interesting"
  Not my best work, but still: {caption}
  After {span}: {caption}
  For my {relative}, who does not read this: {caption}
  {Number} attempts later: {caption}
  {Weekday} mood: {caption}
`)

export const remarks = lines(`
  Hello everybody, this is my first post here.
  I have been reading this place for {span} and never dared to ask.
  My {relative} suggested that I ask you.
  For context: I started {span} ago.
  I want to {how}, ideally {limit}.
  So far I have only tried {things}, with mixed results.
  I do own {thing}, in case that helps.
  What would you do?
  Any advice is welcome, blunt advice too.
  Sorry for the long text.
  Edit: thank you for all the kind answers!
  Edit: I cannot reply to everybody, but I read everything.
  My {relative} {did}, so I know that it can be done.
  Somebody told me that {fact}, which surprised me.
  I found {thing} at {place} and that is how it began.
  To be honest, {things} never convinced me.
  In the end I {did}, and it felt wonderful.
  Money is tight, time is not.
  I took notes, and I am happy to share them.
  Is there anything obvious that I miss?
`)
