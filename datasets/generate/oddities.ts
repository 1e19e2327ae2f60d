import type { ImportedPost } from '../posts/imported-post.ts'

type Change = Partial<
  Pick<ImportedPost, 'title' | 'url' | 'domain' | 'over_18'>
>

const long =
  'This title is as long as a title may be, because somebody always tries: ' +
  'it begins with good intentions, loses its thread near the middle, picks up ' +
  'a second one, remembers the first, apologises to everybody who reads it on a ' +
  'narrow screen, and ends where the rules say it must end, at character three hundred'

/** Posts that a site has to survive: each stands for a way in which sites break. */
export const oddities: Change[] = [
  { title: 'Is <script>alert(1)</script> still a thing?' },
  { title: '<b>Bold</b> claims & "quoted" ones: it\'s 100% <i>safe</i>' },
  { title: 'Why does my page show &amp;lt; instead of &lt;?' },
  { title: '<img src=x onerror=alert(1)> is not a picture' },
  { title: '"><svg onload=alert(1)> was my first user name' },
  { title: 'Please do not click this link', url: 'javascript:alert(1)' },
  {
    title: 'A link with capital letters and a space in front',
    url: ' JaVaScRiPt:alert(document.cookie)',
  },
  {
    title: 'A page in a link',
    url: 'data:text/html,<script>alert(1)</script>',
  },
  { title: 'A link that is no link', url: 'not a url' },
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a title that tries
  { title: '${7*7} {{7*7}} <%= 7*7 %> #{7*7} all stay as they are' },
  { title: '{"$gt": ""} OR 1=1; db.posts.drop() -- said nobody politely' },
  { title: 'I ❤️ this place 🎉🧑‍🚀👩‍👩‍👧‍👦🇪🇺🏳️‍🌈' },
  {
    title: 'Crème brûlée, smørrebrød, gołąbki und Spätzle: 4 naïve Wünsche',
  },
  { title: '猫は窓から外を見ている' },
  { title: '今天的面包没有塌下去' },
  { title: '오늘은 비가 와서 책을 읽었다' },
  { title: 'أجمل منارة رأيتها في حياتي' },
  { title: 'היום למדתי לנגן שיר שלם' },
  { title: 'Сегодня видел северное сияние прямо из окна' },
  { title: 'Σήμερα έψησα το πρώτο μου ψωμί' },
  { title: 'วันนี้ฝนตกทั้งวัน' },
  {
    title:
      'Cafe\u0301 and café look the same; Z\u0351\u0352a\u0310l\u0334g\u0321o does not',
  },
  { title: '\u202eThis title tries to run backwards\u202c' },
  { title: 'Zero\u200bwidth\u200bspaces and a soft\u00adhyphen' },
  {
    title:
      'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenfabrik',
  },
  { title: `${'aaaaaaaaaa'.repeat(12)}` },
  { title: long.slice(0, 300) },
  { title: 'a' },
  { title: '?' },
  { title: 'Moon' },
  { title: '../../etc/passwd' },
  { title: '100 % of 3 / 4 = 75 %? #maths @home \\o/' },
  { title: '   Spaces   at   both   ends   ' },
  {
    title: 'Not for the office: my desk after nine at night',
    over_18: true,
  },
]
