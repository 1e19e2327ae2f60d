/** One entry a line, so that vocabularies read like lists. */
export function lines(text: string) {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
}
