import { allTextOf, attributeOf, elementsOf, resolve, type XmlElement } from '#connectors/markup'
import type { FeedPart, Itunes } from './model.ts'
import { readPerson } from './people.ts'

const names: Record<string, 'author' | 'subtitle' | 'summary' | 'duration' | 'complete' | 'episode' | 'season'> = {
  author: 'author',
  subtitle: 'subtitle',
  summary: 'summary',
  duration: 'duration',
  complete: 'complete',
  episode: 'episode',
  season: 'season',
}

const otherNames: Record<string, 'newFeedUrl' | 'order' | 'episodeType' | 'type' | 'title' | 'closedCaptioned'> = {
  'new-feed-url': 'newFeedUrl',
  order: 'order',
  episodetype: 'episodeType',
  type: 'type',
  title: 'title',
  isclosedcaptioned: 'closedCaptioned',
}

/** What a podcast says about itself. */
export function readItunes(part: FeedPart, elements: XmlElement[]): void {
  for (const element of elements) {
    if (!element.key.startsWith('itunes:')) continue
    const name = element.key.slice(7)
    const text = allTextOf(element).trim()
    const itunes: Itunes = part.itunes ?? { keywords: [], categories: [] }
    part.itunes = itunes
    const field = names[name] ?? otherNames[name]
    if (field) itunes[field] = text
    else if (name === 'image') itunes.image = resolve(element.base, attributeOf(element, 'href', 'url') ?? text)
    else if (name === 'block') itunes.block = text.toLowerCase() === 'yes'
    else if (name === 'explicit') itunes.explicit = explicitness[text.toLowerCase()]
    else if (name === 'keywords') itunes.keywords.push(...text.split(',').map(word => word.trim()))
    else if (name === 'owner') {
      const owner = readPerson(element, element.key)
      itunes.owner = { name: owner?.name, email: owner?.email }
    } else if (name === 'category') {
      const sub = elementsOf(element).find(child => child.key === element.key)
      itunes.categories.push({ text: attributeOf(element, 'text') ?? '', sub: sub && attributeOf(sub, 'text') })
    }
  }
}

const explicitness: Record<string, boolean> = {
  yes: true,
  true: true,
  explicit: true,
  no: false,
  clean: false,
  false: false,
}
