import { html, raw } from 'hono/html'
import type { Point } from '#places/offers'
import { contentPolicy } from '../../policy.ts'
import type { Html, Visit } from '../../visit.ts'
import { distanceInWords } from './which.ts'

/** A place to be drawn, with the number under which it stands in the list beside the map. */
export interface Pin extends Point {
  number: number
  isNow: boolean
  isPast: boolean
}

const size = { width: 400, height: 210, tile: 256, margin: 36, mostZoom: 16 }

/**
 * A map of numbered places that needs no script: over open tiles where the operator named some, else a sketch with a
 * scale. Web Mercator (EPSG:3857), as all open tiles have it. What it shows stands in the list beside it, in words.
 */
export function mapOf(
  { ctx, site }: Pick<Visit, 'ctx' | 'site'>,
  pins: Pin[],
  label: string,
  isRoute: boolean,
): Html | '' {
  if (pins.length === 0) return ''
  const { width, height, tile } = size
  const zoom = zoomFor(pins)
  const all = pins.map(pin => projected(pin, zoom))
  const [xs, ys] = [all.map(({ x }) => x), all.map(({ y }) => y)]
  const left = (Math.min(...xs) + Math.max(...xs)) / 2 - width / 2
  const top = (Math.min(...ys) + Math.max(...ys)) / 2 - height / 2
  const at = all.map(({ x, y }) => ({ x: Math.round((x - left) * 10) / 10, y: Math.round((y - top) * 10) / 10 }))
  const tiles = ctx.config.mapTiles ? tilesOf(ctx.config.mapTiles, zoom, left, top) : []
  const ground = tiles.map(
    ({ href, x, y }) => html`<image href="${href}" x="${x}" y="${y}" width="${tile}" height="${tile}"></image>`,
  )
  const route =
    isRoute && at.length > 1
      ? html`<polyline class="route" points="${at.map(({ x, y }) => `${x},${y}`).join(' ')}"></polyline>`
      : ''
  const marks = pins.map(({ number, isNow, isPast }, index) => {
    const { x, y } = at[index] ?? { x: 0, y: 0 }
    return html`<g class="${isNow ? 'pin now' : isPast ? 'pin past' : 'pin'}" transform="translate(${x} ${y})"><circle r="11"></circle><text y="4.5">${number}</text></g>`
  })
  const bar = scaleOf(site.language, pins[0]?.latitude ?? 0, zoom)
  return html`<svg class="${tiles.length > 0 ? 'map tiled' : 'map'}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}"><rect class="ground" width="${width}" height="${height}"></rect>${tiles.length === 0 ? raw(grid) : ''}${ground}${route}${marks}<g class="scale" transform="translate(12 ${height - 14})"><path d="M0 -5V0H${bar.pixels}V-5"></path><text x="${bar.pixels + 6}" y="1">${bar.words}</text></g>${tiles.length === 0 ? html`<g class="north" transform="translate(${width - 18} 22)"><path d="M0 8V-10M-4 -5 0 -10 4 -5"></path></g>` : ''}</svg>`
}

const grid = '<path class="grid" d="M80 0V210M160 0V210M240 0V210M320 0V210M0 52H400M0 105H400M0 158H400"/>'

/** Headers of a page that shows one: pictures of that host, and one’s own place, where a reader lets it. */
export function mapHeaders({ ctx }: Pick<Visit, 'ctx'>): Record<string, string> {
  const host = ctx.config.mapTiles && new URL(ctx.config.mapTiles.replace(/[{}]/g, '')).origin
  return {
    'permissions-policy': 'camera=(), microphone=(), geolocation=(self)',
    ...(host && { 'content-security-policy': contentPolicy([host]) }),
  }
}

function projected({ latitude, longitude }: Point, zoom: number): { x: number; y: number } {
  const world = size.tile * 2 ** zoom
  // Beyond this latitude the projection has no end.
  const sin = Math.sin((Math.max(-85.0511, Math.min(85.0511, latitude)) * Math.PI) / 180)
  return {
    x: ((longitude + 180) / 360) * world,
    y: (0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * world,
  }
}

/** The nearest that shows all of them. */
function zoomFor(pins: Point[]): number {
  for (let zoom = size.mostZoom; zoom > 0; zoom--) {
    const at = pins.map(pin => projected(pin, zoom))
    const spread = (values: number[]) => Math.max(...values) - Math.min(...values)
    const fits =
      spread(at.map(({ x }) => x)) <= size.width - 2 * size.margin &&
      spread(at.map(({ y }) => y)) <= size.height - 2 * size.margin
    if (fits) return Math.min(zoom, 15)
  }
  return 0
}

function tilesOf(address: string, zoom: number, left: number, top: number): { href: string; x: number; y: number }[] {
  const most = 2 ** zoom
  const tiles = []
  for (let row = Math.floor(top / size.tile); row * size.tile < top + size.height; row++)
    for (let column = Math.floor(left / size.tile); column * size.tile < left + size.width; column++) {
      if (row < 0 || row >= most) continue
      const href = address
        .replace('{z}', String(zoom))
        .replace('{x}', String(((column % most) + most) % most))
        .replace('{y}', String(row))
      tiles.push({ href, x: Math.round(column * size.tile - left), y: Math.round(row * size.tile - top) })
    }
  return tiles
}

/** A round length of at most 110 pixels. */
function scaleOf(language: string, latitude: number, zoom: number): { pixels: number; words: string } {
  const metresPerPixel = (156_543.033_92 * Math.cos((latitude * Math.PI) / 180)) / 2 ** zoom
  const most = metresPerPixel * 110
  const power = 10 ** Math.floor(Math.log10(most))
  const metres = [5, 2, 1].map(each => each * power).find(each => each <= most) ?? power
  return { pixels: Math.round(metres / metresPerPixel), words: distanceInWords(language, metres) }
}
