import { crc32, deflateSync } from 'node:zlib'

interface Wanted {
  width: number
  height: number
  /** What a camera noted into it. */
  notes?: string
  /** Another picture follows the first. */
  moves?: boolean
}

/** A real PNG, grey, with what its camera noted. */
export function pngOf({ height, moves, notes, width }: Wanted): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 8
  // Each row begins with how it is written: plainly.
  const rows = Buffer.alloc((width + 1) * height, 0x77)
  for (let row = 0; row < height; row++) rows[row * (width + 1)] = 0
  const pixels = deflateSync(rows)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    ...(moves ? [chunk('acTL', Buffer.alloc(8)), chunk('fcTL', Buffer.alloc(26))] : []),
    ...(notes ? [chunk('tEXt', Buffer.from(`Comment\0${notes}`))] : []),
    chunk('IDAT', pixels),
    ...(moves ? [chunk('fdAT', Buffer.alloc(12))] : []),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

/** The segments of a JPEG as a phone writes them: Exif with the place, a comment, a scan, and what it puts behind the end. */
export function jpegOf({
  height,
  notes,
  orientation,
  trailing = '',
  width,
}: Wanted & { orientation?: number; trailing?: string }): Buffer {
  const exif = Buffer.concat([
    Buffer.from('Exif\0\0', 'latin1'),
    Buffer.from('49492a0008000000010012010300010000000000000000000000', 'hex'),
    Buffer.from(notes ?? ''),
  ])
  exif.writeUInt16LE(orientation ?? 1, 6 + 18)
  const frame = Buffer.from('080000000001011100', 'hex')
  frame.writeUInt16BE(height, 1)
  frame.writeUInt16BE(width, 3)
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    ...(notes || orientation ? [segment(0xe1, exif)] : []),
    ...(notes ? [segment(0xfe, Buffer.from(notes)), segment(0xe2, Buffer.from(`MPF\0${notes}`))] : []),
    segment(0xdb, Buffer.alloc(65, 1)),
    segment(0xc0, frame),
    segment(0xda, Buffer.from('010100003f00', 'hex')),
    Buffer.from('123400ff00ffd0567890', 'hex'),
    Buffer.from([0xff, 0xd9]),
    Buffer.from(trailing),
  ])
}

function segment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}

/** The chunks of a WebP, its head telling what is in it. */
export function webpOf({ height, moves, notes, width }: Wanted): Buffer {
  const head = Buffer.alloc(10)
  head[0] = (notes ? 0x08 : 0) | (moves ? 0x02 : 0)
  head.writeUIntLE(width - 1, 4, 3)
  head.writeUIntLE(height - 1, 7, 3)
  const chunks = [
    riff('VP8X', head),
    riff('VP8 ', Buffer.alloc(24)),
    ...(notes ? [riff('EXIF', Buffer.from(notes))] : []),
  ]
  return riff('RIFF', Buffer.concat([Buffer.from('WEBP'), ...chunks]))
}

function riff(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32LE(data.length, 4)
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)])
}
