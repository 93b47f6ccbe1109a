import type { ListedFeed } from './read-opml.ts'

interface Folder {
  feeds: ListedFeed[]
  folders: Map<string, Folder>
}

/** Writes a list of feeds that every reader takes (OPML 2.0), folders as folders. */
export function writeOpml({ title, feeds, now }: { title: string; feeds: ListedFeed[]; now: Date }): string {
  const top: Folder = { feeds: [], folders: new Map() }
  for (const feed of feeds) folderAt(top, feed.folders).feeds.push(feed)
  return `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head>
    <title>${escaped(title)}</title>
    <dateCreated>${now.toUTCString()}</dateCreated>
  </head>
  <body>
${outlines(top, '    ').join('\n')}
  </body>
</opml>
`
}

function folderAt(top: Folder, path: string[]): Folder {
  let folder = top
  for (const name of path) {
    const inside = folder.folders.get(name) ?? { feeds: [], folders: new Map() }
    folder.folders.set(name, inside)
    folder = inside
  }
  return folder
}

function outlines({ feeds, folders }: Folder, indent: string): string[] {
  const own = feeds.map(({ title, url, site }) => {
    const page = site ? ` htmlUrl="${escaped(site)}"` : ''
    return `${indent}<outline type="rss" text="${escaped(title)}" title="${escaped(title)}" xmlUrl="${escaped(url)}"${page}/>`
  })
  const inner = [...folders].flatMap(([name, folder]) => [
    `${indent}<outline text="${escaped(name)}" title="${escaped(name)}">`,
    ...outlines(folder, `${indent}  `),
    `${indent}</outline>`,
  ])
  return [...own, ...inner]
}

/** XML 1.0 has no place for control characters and halves of characters, not even escaped. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\ufffe\uffff]/gu, ' ')
    .replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`)
}
