import { allTextOf, attributeOf, elementsOf, isSafe, resolve, type XmlElement } from '#connectors/markup'
import { feedDate } from './dates.ts'
import type { FeedInfo } from './model.ts'
import { addressOf, commonReadings, type Dialect, emptyPart, html, plain, type Reading, type Readings } from './part.ts'
import { writtenIn } from './text-construct.ts'

export function emptyInfo(): FeedInfo {
  return { ...emptyPart(), skipHours: [], skipDays: [], hubs: [] }
}

function id(info: FeedInfo, element: XmlElement): void {
  const written = allTextOf(element).trim()
  if (written) info.id = resolve(element.base, written) || written
}

function subtitle(info: FeedInfo, element: XmlElement, dialect: Dialect): void {
  info.subtitle = plain(element, dialect)
}

function description(info: FeedInfo, element: XmlElement, dialect: Dialect): void {
  info.subtitle = html(element, dialect)
}

function note(info: FeedInfo, element: XmlElement, dialect: Dialect): void {
  info.info = plain(element, dialect)
}

function generator(info: FeedInfo, element: XmlElement): void {
  const url = attributeOf(element, 'url', 'href', 'uri', 'resource')
  const name = writtenIn(element)
  info.generator = {
    name: name || (url === undefined ? undefined : url),
    url: url === undefined ? undefined : resolve(element.base, url),
    version: attributeOf(element, 'version'),
  }
}

function cloud(info: FeedInfo, element: XmlElement): void {
  info.cloud = { ...element.attributes }
}

function textInput(info: FeedInfo, element: XmlElement): void {
  const given: NonNullable<FeedInfo['textInput']> = {}
  for (const child of elementsOf(element)) {
    const name = child.key.slice(child.key.indexOf(':') + 1)
    if (name === 'link') given.link = addressOf(child)
    else if (name === 'title' || name === 'description' || name === 'name') given[name] = writtenIn(child)
  }
  if (Object.keys(given).length) info.textInput = given
}

function list(field: 'skipHours' | 'skipDays', child: string): Reading<FeedInfo> {
  return (info, element) => {
    for (const one of elementsOf(element)) if (one.key === child) info[field].push(allTextOf(one).trim())
  }
}

function line(field: 'ttl' | 'rating' | 'updatePeriod'): Reading<FeedInfo> {
  return (info, element) => {
    info[field] = writtenIn(element)
  }
}

function address(field: 'docs' | 'icon' | 'logo' | 'errorReportsTo' | 'newLocation'): Reading<FeedInfo> {
  return (info, element) => {
    const found = addressOf(element)
    if (found !== undefined && isSafe(found)) info[field] = found
  }
}

function frequency(info: FeedInfo, element: XmlElement): void {
  const times = Number(allTextOf(element))
  if (times > 0) info.updateFrequency = times
}

/** `start=…;end=…;scheme=W3C-DTF` */
function validity(info: FeedInfo, element: XmlElement): void {
  for (const part of allTextOf(element).split(';')) {
    const [name = '', value = ''] = part.split('=')
    if (name.trim() === 'start') info.validFrom = feedDate(value)
    if (name.trim() === 'end') info.validUntil = feedDate(value)
  }
}

/** What only a feed holds, beside what it shares with its entries. */
export const infoReadings: Readings<FeedInfo> = {
  ...commonReadings,
  id,
  guid: id,
  subtitle,
  tagline: subtitle,
  description,
  abstract: description,
  'dc:description': (info, element, dialect) => {
    if (!info.subtitle) description(info, element, dialect)
  },
  info: note,
  'feedburner:browserfriendly': note,
  generator,
  'admin:generatoragent': generator,
  cloud,
  textinput: textInput,
  skiphours: list('skipHours', 'hour'),
  skipdays: list('skipDays', 'day'),
  ttl: line('ttl'),
  rating: line('rating'),
  'sy:updateperiod': line('updatePeriod'),
  'sy:updatefrequency': frequency,
  docs: address('docs'),
  icon: address('icon'),
  logo: address('logo'),
  'admin:errorreportsto': address('errorReportsTo'),
  newlocation: address('newLocation'),
  'itunes:new-feed-url': address('newLocation'),
  'dcterms:valid': validity,
  'fh:complete': info => {
    info.complete = true
  },
}
