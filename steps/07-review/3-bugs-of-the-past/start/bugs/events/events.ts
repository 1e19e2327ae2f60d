/** What the site tells the statistics when a reader opens a post. */
export function writeEvent(post: string, user: string) {
  return JSON.stringify({ type: 'opened', postId: post, user })
}

/** The statistics: how often each post was opened. */
export function countOpened(lines: string[]) {
  const opened = new Map<string, number>()
  for (const line of lines) {
    const { type, post_id } = JSON.parse(line)
    if (type !== 'opened') continue
    opened.set(post_id, (opened.get(post_id) ?? 0) + 1)
  }
  return opened
}
