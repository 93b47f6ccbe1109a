import { readPicture } from '#places/sites'

/** Pixels and nothing besides. */
export interface PlainPicture {
  bytes: Buffer
  mediaType: string
  /** As it is shown: a photo that was taken upright is higher than wide. */
  width: number
  height: number
}

/**
 * A PNG, JPEG or WebP of up to 4096 pixels a side without what cameras and programs write into it: place, time, device,
 * names, small copies, whatever follows its end. Kept are colours and which side is up. Pixels stay as they are. Of an
 * animated PNG the first picture stays. Nothing where it is no such picture, moves, or can’t be read to its end.
 */
export function plainPicture(bytes: Buffer): PlainPicture | undefined {
  const found = readPicture(bytes)
  if (!found) return undefined
  const { height, mediaType, width } = found
  if (mediaType === 'image/jpeg') {
    const jpeg = plainJpeg(bytes)
    const isTurned = (jpeg?.orientation ?? 1) >= 5
    return jpeg && { bytes: jpeg.bytes, mediaType, width: isTurned ? height : width, height: isTurned ? width : height }
  }
  const plain = mediaType === 'image/png' ? plainPng(bytes) : plainWebp(bytes)
  return plain && { bytes: plain, mediaType, width, height }
}

/** Chunks that change how pixels look; all others only tell of them. */
const pngKept = new Set('IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP pHYs'.split(' '))

function plainPng(bytes: Buffer): Buffer | undefined {
  const kept = [bytes.subarray(0, 8)]
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at)
    if (end > bytes.length) return undefined
    const type = bytes.toString('latin1', at + 4, at + 8)
    if (pngKept.has(type)) kept.push(bytes.subarray(at, end))
    if (type === 'IEND') return Buffer.concat(kept)
    at = end
  }
  return undefined
}

const webpKept = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP'])
const [animated, exif, xmp] = [0x02, 0x08, 0x04]

function plainWebp(bytes: Buffer): Buffer | undefined {
  const kept: Buffer[] = []
  const ends = Math.min(bytes.length, 8 + bytes.readUInt32LE(4))
  for (let at = 12; at + 8 <= ends; ) {
    const size = bytes.readUInt32LE(at + 4)
    const end = at + 8 + size + (size % 2)
    if (end > bytes.length) return undefined
    const type = bytes.toString('latin1', at, at + 4)
    const chunk = Buffer.from(bytes.subarray(at, end))
    if (type === 'VP8X') {
      const flags = chunk[8] ?? 0
      if (flags & animated) return undefined
      chunk[8] = flags & ~exif & ~xmp
    }
    if (webpKept.has(type)) kept.push(chunk)
    at = end
  }
  if (!kept.some(chunk => chunk.toString('latin1', 0, 3) === 'VP8' && chunk[3] !== 0x58)) return undefined
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...kept])
  const head = Buffer.alloc(8)
  head.write('RIFF', 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}

const [startOfScan, endOfImage, comment] = [0xda, 0xd9, 0xfe]

function plainJpeg(bytes: Buffer): { bytes: Buffer; orientation: number } | undefined {
  const kept: Buffer[] = []
  let orientation = 1
  let hasScan = false
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1] ?? 0
    // Bytes that only fill up to the next marker.
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker === endOfImage) break
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (end > bytes.length || end < at + 4) return undefined
    const segment = bytes.subarray(at, end)
    if (marker === 0xe1) orientation = orientationIn(segment.subarray(4)) ?? orientation
    if (isKept(marker, segment)) kept.push(segment)
    at = end
    if (marker !== startOfScan) continue
    hasScan = true
    at = endOfScan(bytes, end)
    kept.push(bytes.subarray(end, at))
  }
  if (!hasScan) return undefined
  const [start, end] = [Buffer.from([0xff, 0xd8]), Buffer.from([0xff, endOfImage])]
  return { orientation, bytes: Buffer.concat([start, ...turned(orientation), ...kept, end]) }
}

/** Of what programs add, colours alone: JFIF, a colour profile, and Adobe’s word on how they are written. */
function isKept(marker: number, segment: Buffer): boolean {
  const starts = (words: string) => segment.toString('latin1', 4, 4 + words.length) === words
  if (marker === 0xe0) return starts('JFIF\0')
  if (marker === 0xe2) return starts('ICC_PROFILE\0')
  if (marker === 0xee) return starts('Adobe')
  return marker !== comment && (marker < 0xe0 || marker > 0xef)
}

/** Where the pixels of a scan end: at a marker that is neither an escaped byte nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return bytes.length
}

const orientationTag = 0x0112

/** Which side is up, 1 to 8, as a camera noted it (Exif 2.32, 4.6.5); nothing where it says none. */
function orientationIn(exif: Buffer): number | undefined {
  if (exif.toString('latin1', 0, 6) !== 'Exif\0\0' || exif.length < 14) return undefined
  const tiff = exif.subarray(6)
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const first = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (first + 2 > tiff.length) return undefined
  for (let n = 0, count = short(first); n < count; n++) {
    const at = first + 2 + n * 12
    if (at + 12 > tiff.length) return undefined
    if (short(at) !== orientationTag) continue
    const value = short(at + 8)
    return value >= 1 && value <= 8 ? value : undefined
  }
  return undefined
}

/** The same said again, and nothing else; none where it stands upright. */
function turned(orientation: number): Buffer[] {
  if (orientation === 1) return []
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex')
  tiff.writeUInt16BE(orientation, 18)
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2])
  return [Buffer.concat([head, exif])]
}
