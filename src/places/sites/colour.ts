/** The four accents of a site, in hex, by day and by night. Text in `accent` and on it keeps 4.5:1 (WCAG 2.2, 1.4.3). */
export interface Accents {
  light: AccentSet
  dark: AccentSet
}
interface AccentSet {
  accent: string
  press: string
  wash: string
  onAccent: string
}

type Triple = [number, number, number]

/** The surfaces on which it must be read, as the tokens have them, and the ratio asked for. */
const day = { paper: '#fdfcfa', tint: '#f0ede7' }
const night = { paper: '#1a1917', tint: '#262420' }
const readable = 4.5

/** The accents of a site of this colour, or the nearest colour of the same hue that can be read. */
export function accentsFrom(colour: string): { accents: Accents } | { nearest: string } {
  const nearest = readableByDay(colour)
  if (nearest !== colour.toLowerCase()) return { nearest }
  const [, chroma, hue] = toOklch(colour)
  const dark = lighten(colour, accent => contrast(accent, night.paper) >= 7 && contrast(accent, night.tint) >= readable)
  return {
    accents: {
      light: {
        accent: nearest,
        press: darken(nearest, 0.07),
        wash: toHex([0.945, Math.min(chroma, 0.02), hue]),
        onAccent: '#ffffff',
      },
      dark: {
        accent: dark,
        press: toHex([Math.min(toOklch(dark)[0] + 0.05, 0.97), Math.min(chroma, 0.08), hue]),
        wash: toHex([0.3, Math.min(chroma, 0.035), hue]),
        onAccent: toHex([0.2, Math.min(chroma, 0.03), hue]),
      },
    },
  }
}

/** Itself where white on it, and it on the wash, can be read; else the nearest darker one of its hue. */
function readableByDay(colour: string): string {
  let [lightness, chroma, hue] = toOklch(colour)
  let hex = colour.toLowerCase()
  // What is shown is made of the colour as it is written, so that what passes here passes again.
  const passes = () => {
    const [, shown, at] = toOklch(hex)
    const wash = toHex([0.945, Math.min(shown, 0.02), at])
    return ['#ffffff', day.tint, wash].every(surface => contrast(hex, surface) >= readable)
  }
  while (!passes() && lightness > 0) {
    lightness -= 0.005
    hex = toHex([lightness, chroma, hue])
  }
  return hex
}

function lighten(colour: string, isEnough: (hex: string) => boolean): string {
  const [, chroma, hue] = toOklch(colour)
  for (let lightness = 0.72; lightness < 0.99; lightness += 0.01) {
    const hex = toHex([lightness, Math.min(chroma, 0.11), hue])
    if (isEnough(hex)) return hex
  }
  return '#ffffff'
}

function darken(colour: string, by: number): string {
  const [lightness, chroma, hue] = toOklch(colour)
  return toHex([Math.max(lightness - by, 0), chroma, hue])
}

/** The ratio of two colours, from 1 to 21 (WCAG 2.2, relative luminance). */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(hex: string): number {
  const [red, green, blue] = linear(hex)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function linear(hex: string): Triple {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}

/** Lightness 0 to 1, chroma, hue in radians (Ottosson, “A perceptual color space for image processing”, 2020). */
function toOklch(hex: string): Triple {
  const [r, g, b] = linear(hex)
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  return [lightness, Math.hypot(a, bb), Math.atan2(bb, a)]
}

/** The nearest colour that a screen can show: chroma is given up before lightness and hue. */
function toHex([lightness, chroma, hue]: Triple): string {
  for (let left = chroma; ; left -= 0.004) {
    const rgb = toLinear([lightness, Math.max(left, 0), hue])
    if (left > 0 && rgb.some(value => value < -0.0005 || value > 1.0005)) continue
    return `#${rgb.map(asByte).join('')}`
  }
}

function toLinear([lightness, chroma, hue]: Triple): Triple {
  const a = chroma * Math.cos(hue)
  const b = chroma * Math.sin(hue)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

function asByte(value: number): string {
  const bounded = Math.min(Math.max(value, 0), 1)
  const encoded = bounded <= 0.0031308 ? bounded * 12.92 : 1.055 * bounded ** (1 / 2.4) - 0.055
  return Math.round(encoded * 255)
    .toString(16)
    .padStart(2, '0')
}
