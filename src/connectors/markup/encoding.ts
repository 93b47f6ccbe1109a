/** How a feed's bytes were read as text. */
export interface Decoded {
  text: string
  encoding: string
  problem?: string
}

/**
 * Bytes to text: byte order mark, then the server's charset, then the document's own declaration, then UTF-8, and
 * windows-1252 last, which every byte string satisfies. A claim that the bytes contradict is passed over and reported.
 */
export function decode(bytes: Uint8Array, contentType?: string): Decoded {
  const marked = byMark(bytes)
  if (marked) return marked

  const shape = shapeOf(bytes)
  if (shape) return { text: read(bytes, shape) ?? '', encoding: shape }

  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 1024))
  const declared = /^\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']\s*([\w.:-]+)\s*["']/i.exec(head)?.[1]
  const served = charsetOf(contentType)
  for (const claim of [served, declared]) {
    const label = claim && usable(claim)
    if (!label) continue
    const text = read(bytes, label)
    if (text !== undefined) return { text, encoding: label, ...disagreement(claim, served, declared) }
  }
  const utf8 = read(bytes, 'utf-8')
  if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8', ...unmet(served ?? declared) }
  const text = new TextDecoder('windows-1252').decode(bytes)
  return { text, encoding: 'windows-1252', ...unmet(served ?? declared ?? 'utf-8') }
}

const marks: [string, number[]][] = [
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

function byMark(bytes: Uint8Array): Decoded | undefined {
  const found = marks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))
  if (!found) return
  const [encoding, mark] = found
  const body = bytes.subarray(mark.length)
  const text = read(body, encoding)
  if (text !== undefined) return { text, encoding }
  // A mark before bytes that it does not fit: editors add one to files of any encoding.
  if (encoding === 'utf-8') {
    return { text: new TextDecoder('windows-1252').decode(body), encoding: 'windows-1252', ...unmet(encoding) }
  }
  return { text: new TextDecoder(encoding).decode(body), encoding, problem: `Not all of it is ${encoding}.` }
}

/** XML begins with `<`: where the zero bytes lie beside it tells the width and the order. */
function shapeOf(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes
  if (a === 0x3c && b === 0 && c === 0 && d === 0) return 'utf-32le'
  if (a === 0 && b === 0 && c === 0 && d === 0x3c) return 'utf-32be'
  if (a === 0x3c && b === 0) return 'utf-16le'
  if (a === 0 && b === 0x3c) return 'utf-16be'
  if (a === 0x4c && b === 0x6f && c === 0xa7 && d === 0x94) return 'cp037'
}

function charsetOf(contentType: string | undefined): string | undefined {
  return /;\s*charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(contentType ?? '')?.[1]
}

/** A label that this reader knows, and that bytes without zero bytes can be in. */
function usable(label: string): string | undefined {
  const plain = label.toLowerCase()
  if (/^(u(tf|cs)?[-_]?(16|32|2|4)|iso-10646)/.test(plain)) return
  const known = aliases[plain] ?? plain
  if (known === 'cp037') return
  try {
    return new TextDecoder(known).encoding
  } catch {
    return
  }
}

const aliases: Record<string, string> = {
  'us-ascii': 'utf-8',
  ascii: 'utf-8',
  utf8: 'utf-8',
  u8: 'utf-8',
  cp1250: 'windows-1250',
  cp1251: 'windows-1251',
  cp1252: 'windows-1252',
  cp1253: 'windows-1253',
  cp1254: 'windows-1254',
  cp1255: 'windows-1255',
  cp1256: 'windows-1256',
  cp1257: 'windows-1257',
  cp866: 'ibm866',
  gb2312: 'gbk',
  cp936: 'gbk',
  cp949: 'euc-kr',
  cp932: 'shift_jis',
  sjis: 'shift_jis',
  big5hkscs: 'big5',
  iso8859_1: 'windows-1252',
  latin_1: 'windows-1252',
}

function read(bytes: Uint8Array, encoding: string): string | undefined {
  if (encoding.startsWith('utf-32')) return readUtf32(bytes, encoding === 'utf-32le')
  if (encoding === 'cp037') return readCp037(bytes)
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return
  }
}

function readUtf32(bytes: Uint8Array, little: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let text = ''
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const point = view.getUint32(at, little)
    text += point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd'
  }
  return text
}

/** EBCDIC as IBM's machines write it, in the order of the bytes from 0x40 on. */
const cp037 =
  ' \u00a0âäàáãåçñ¢.<(+|&éêëèíîïìß!$*);¬-/ÂÄÀÁÃÅÇÑ¦,%_>?øÉÊËÈÍÎÏÌ`:#@\'="Øabcdefghi«»ðýþ±°jklmnopqrªºæ¸Æ¤' +
  'µ~stuvwxyz¡¿ÐÝÞ®^£¥·©§¶¼½¾[]¯¨´×{ABCDEFGHI\u00adôöòóõ}JKLMNOPQR¹ûüùúÿ\\÷STUVWXYZ²ÔÖÒÓÕ0123456789³ÛÜÙÚ\u009f'

function readCp037(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes)
    text += byte >= 0x40 ? (cp037[byte - 0x40] ?? ' ') : byte === 0x25 || byte === 0x15 ? '\n' : ' '
  return text
}

function disagreement(used: string | undefined, served: string | undefined, declared: string | undefined) {
  const claim = used === declared ? served : undefined
  return unmet(claim)
}

function unmet(claim: string | undefined): { problem?: string } {
  return claim ? { problem: `It says that it is ${claim}, and it is not.` } : {}
}
