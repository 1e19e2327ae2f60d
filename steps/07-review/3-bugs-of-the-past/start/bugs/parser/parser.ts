export type Link = Record<string, string>

/** The links of a page, each with its attributes. */
export function parseLinks(html: string) {
  const links: Link[] = []
  for (const [, attributes] of html.matchAll(/<a ([^>]*)>/g)) {
    const link: Link = {}
    for (const [, name, value] of attributes.matchAll(/(\w+)="([^"]*)"/g)) {
      link[name] = value
      links.push(link)
    }
  }
  return links
}
