interface Point {
  latitude: number
  longitude: number
}

const earthMetres = 6_371_009

/** Metres as the crow flies, good enough within a country. */
export function metresBetween(a: Point, b: Point): number {
  const rad = Math.PI / 180
  const north = (b.latitude - a.latitude) * rad
  const east = (b.longitude - a.longitude) * rad * Math.cos(((a.latitude + b.latitude) / 2) * rad)
  return earthMetres * Math.hypot(north, east)
}

/** `350 m`, `2.4 km`, `120 km`; in German `2,4 km`. */
export function distanceWords(metres: number, language: string): string {
  if (metres < 950) return `${Math.max(10, Math.round(metres / 10) * 10)} m`
  const km = metres / 1000
  const digits = km < 10 ? 1 : 0
  const number = new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits })
  return `${number.format(km)} km`
}

/** The nearest first; what is nowhere last, in the order in which it came. */
export function nearestFirst<Offer extends { latitude: number | null; longitude: number | null }>(
  offers: Offer[],
  here: Point,
): { offer: Offer; metres: number | undefined }[] {
  return offers
    .map(offer => {
      const { latitude, longitude } = offer
      const metres = latitude === null || longitude === null ? undefined : metresBetween(here, { latitude, longitude })
      return { offer, metres }
    })
    .sort((a, b) => (a.metres ?? Number.POSITIVE_INFINITY) - (b.metres ?? Number.POSITIVE_INFINITY) || 0)
}
