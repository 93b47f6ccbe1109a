/** A community of ours, with a name and a look of its own. One has no parent: the master, below which all others lie. */
export interface Site {
  id: string
  parentId: string | null
  /** Its place below the master; the master has none. */
  slug: string | null
  /** An address of its own, in small letters and without a port. */
  host: string | null
  name: string
  about: string
  language: string
  look: Look
  /** Markdown. A sub-community’s are in addition to the master’s. */
  rules: string
  allows: Allows
  madeAt: Date
  changedAt: Date
  closedAt: Date | null
  /** Came with the sample company: to look around in, and gone with it. */
  isSample: boolean
}

/** What is missing is as the master has it, and there as Sosh brings it. */
export interface Look {
  /** The id of a picture. */
  logo?: string
  /** `#rrggbb`. */
  colour?: string
  font?: Font
}

/** `letters`: serif titles and words, as in a newspaper. `plain`: everything sans. `own`: the reader’s own, nothing to download. */
export const fonts = ['letters', 'plain', 'own'] as const
export type Font = (typeof fonts)[number]

export const makers = ['centre', 'coordinators', 'everyone'] as const
export type Makers = (typeof makers)[number]

/** What the centre lets those who lead a sub-community decide. */
export interface Allows {
  /** Who may make one: the centre alone, coordinators too, or every colleague. */
  makers: Makers
  /** Logo, colour and font of its own. */
  look: boolean
  /** Rules of its own, in addition to those of the master. */
  rules: boolean
  /** Moderators from outside, besides colleagues. */
  outsiders: boolean
  /** An address of its own. */
  host: boolean
}

export const allowsUnlessSaid: Allows = {
  makers: 'coordinators',
  look: true,
  rules: true,
  outsiders: true,
  host: false,
}

/** Somebody who looks after a site: a colleague, or a member from outside. */
export interface Moderator {
  id: string
  siteId: string
  employeeId: string | null
  memberId: string | null
  isLead: boolean
  addedAt: Date
}

export interface Picture {
  mediaType: string
  bytes: Buffer
  width: number
  height: number
}

/** The same look, with what it lacks as the master has it. */
export function lookOf(site: Pick<Site, 'look'>, master: Pick<Site, 'look'> | undefined): Look {
  return { ...master?.look, ...site.look }
}

/** `Cargo Circle (Ghent)` → `cargo-circle-ghent`: letters of other scripts that have no plain form are left out. */
export function slugFrom(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '')
}

const pictureMarks: [type: string, starts: (bytes: Buffer) => boolean, size: (bytes: Buffer) => Size | undefined][] = [
  ['image/png', bytes => bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex')), sizeOfPng],
  ['image/jpeg', bytes => bytes.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex')), sizeOfJpeg],
  [
    'image/webp',
    bytes => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP',
    sizeOfWebp,
  ],
]

interface Size {
  width: number
  height: number
}

/**
 * What a picture is, by its own bytes and not by what it is called: PNG, JPEG or WebP, with its size in pixels.
 * Anything else, a drawing that could carry a script above all, is none.
 */
export function readPicture(bytes: Buffer): Omit<Picture, 'bytes'> | undefined {
  for (const [mediaType, starts, size] of pictureMarks) {
    if (bytes.length < 16 || !starts(bytes)) continue
    const found = size(bytes)
    if (!found || found.width < 1 || found.height < 1 || found.width > 4096 || found.height > 4096) return undefined
    return { mediaType, ...found }
  }
  return undefined
}

function sizeOfPng(bytes: Buffer): Size | undefined {
  if (bytes.length < 24 || bytes.toString('latin1', 12, 16) !== 'IHDR') return undefined
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

/** Walks the segments to the frame header (SOF0 to SOF15, without DHT, JPG and DAC). */
function sizeOfJpeg(bytes: Buffer): Size | undefined {
  let at = 2
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return undefined
}

function sizeOfWebp(bytes: Buffer): Size | undefined {
  if (bytes.length < 30) return undefined
  const kind = bytes.toString('latin1', 12, 16)
  if (kind === 'VP8X') return { width: 1 + bytes.readUIntLE(24, 3), height: 1 + bytes.readUIntLE(27, 3) }
  if (kind === 'VP8 ') return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff }
  if (kind !== 'VP8L') return undefined
  const packed = bytes.readUInt32LE(21)
  return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 }
}
