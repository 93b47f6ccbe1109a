import { allTextOf, attributeOf, elementsOf, resolve, type XmlElement } from '#connectors/markup'
import type { FeedMedia, FeedPart, FeedPlace } from './model.ts'

const kinds: Record<string, FeedMedia['kind']> = {
  'media:content': 'content',
  'media:thumbnail': 'thumbnail',
  'media:player': 'player',
}

/** Media RSS: content, thumbnails and players, in groups or alone, with what they say about themselves. */
export function readMedia(part: FeedPart, elements: XmlElement[]): void {
  for (const element of elements) {
    const kind = kinds[element.key]
    if (kind) part.media.push(one(kind, element))
    if (kind === 'content' || element.key === 'media:group') readMedia(part, elementsOf(element))
    // A group's own words hold for all that is in it.
    const owner = part.media.at(-1)
    if (element.key === 'media:title' && owner) owner.title ??= allTextOf(element).trim()
    if (element.key === 'media:description' && owner) owner.description ??= allTextOf(element).trim()
  }
}

function one(kind: FeedMedia['kind'], element: XmlElement): FeedMedia {
  const address = attributeOf(element, 'url')
  const text = allTextOf(element).trim()
  const media: FeedMedia = {
    kind,
    url: address === undefined ? undefined : resolve(element.base, address),
    type: attributeOf(element, 'type'),
    medium: attributeOf(element, 'medium'),
    width: attributeOf(element, 'width'),
    height: attributeOf(element, 'height'),
    attributes: element.attributes,
    text: kind === 'content' ? undefined : text || undefined,
  }
  for (const child of elementsOf(element)) {
    if (child.key === 'media:title') media.title = allTextOf(child).trim()
    if (child.key === 'media:description') media.description = allTextOf(child).trim()
  }
  return media
}

/** GeoRSS in its simple, GML and W3C forms: the first place that is whole. */
export function readPlace(part: FeedPart, elements: XmlElement[]): void {
  let latitude: number | undefined
  let longitude: number | undefined
  for (const element of elements) {
    if (element.key === 'geo:lat') latitude = Number(allTextOf(element))
    if (element.key === 'geo:long' || element.key === 'geo:lon') longitude = Number(allTextOf(element))
    const place = placeOf(element)
    if (place) part.place ??= place
  }
  if (latitude !== undefined && longitude !== undefined && Number.isFinite(latitude) && Number.isFinite(longitude)) {
    part.place ??= { type: 'Point', coordinates: [longitude, latitude] }
  }
}

function placeOf(element: XmlElement): FeedPlace | undefined {
  const [prefix, name = ''] = element.key.split(':')
  if (prefix === 'georss') {
    if (name === 'where' || name === 'georss') return first(element)
    return shape(name, pairs(allTextOf(element)))
  }
  if (prefix === 'gml') {
    const found = /^(point|linestring|polygon|envelope)$/.exec(name)
    return found ? shape(gml[name] ?? name, pairs(allTextOf(element), !usesEastFirst(element))) : first(element)
  }
  if (element.key === 'geo:point') {
    const numbers: Record<string, number> = {}
    for (const child of elementsOf(element)) numbers[child.name.toLowerCase()] = Number(allTextOf(child))
    const { lat, long } = numbers
    if (lat !== undefined && long !== undefined) return { type: 'Point', coordinates: [long, lat] }
  }
}

const gml: Record<string, string> = { linestring: 'line', envelope: 'box' }

/** A reference system of the older kind (`OGC:CRS84`) writes the longitude first. */
function usesEastFirst(element: XmlElement): boolean {
  return /crs84/i.test(attributeOf(element, 'srsname') ?? '')
}

function first(element: XmlElement): FeedPlace | undefined {
  for (const child of elementsOf(element)) {
    const place = placeOf(child)
    if (place) return place
  }
}

function pairs(text: string, northFirst = true): number[][] {
  const numbers = text
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  if (numbers.some(number => !Number.isFinite(number))) return []
  const found: number[][] = []
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    const [a = 0, b = 0] = numbers.slice(at, at + 2)
    found.push(northFirst ? [b, a] : [a, b])
  }
  return found
}

function shape(name: string, points: number[][]): FeedPlace | undefined {
  const [only] = points
  if (!only) return
  if (name === 'point') return { type: 'Point', coordinates: only }
  if (name === 'line') return { type: 'LineString', coordinates: points }
  if (name === 'polygon') return { type: 'Polygon', coordinates: [points] }
  if (name === 'box') return { type: 'Box', coordinates: points }
}
