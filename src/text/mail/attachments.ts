/** A part of a mail that is no text of it. */
export interface MailAttachment {
  name: string
  /** As declared. */
  type: string
  bytes: number
  kind: 'image' | 'video' | 'audio' | 'file'
  /** Why it should not be opened without care, or was left out; absent where nothing speaks against it. */
  warning?: string
  contentId?: string
  inline: boolean
}

/** What the first bytes say a file is (Gary Kessler’s table of signatures, the kinds that mails carry). */
const signatures: [type: string, family: string, at: number, bytes: string][] = [
  ['application/x-msdownload', 'program', 0, 'MZ'],
  ['application/x-elf', 'program', 0, '\x7fELF'],
  ['application/x-mach-binary', 'program', 0, '\xcf\xfa\xed\xfe'],
  ['application/x-mach-binary', 'program', 0, '\xca\xfe\xba\xbe'],
  ['application/x-ms-shortcut', 'program', 0, 'L\0\0\0\x01\x14\x02\0'],
  ['text/x-script', 'program', 0, '#!/'],
  ['application/pdf', 'pdf', 0, '%PDF-'],
  ['image/png', 'image', 0, '\x89PNG'],
  ['image/jpeg', 'image', 0, '\xff\xd8\xff'],
  ['image/gif', 'image', 0, 'GIF8'],
  ['image/webp', 'image', 8, 'WEBP'],
  ['image/bmp', 'image', 0, 'BM'],
  ['image/tiff', 'image', 0, 'II*\0'],
  ['image/tiff', 'image', 0, 'MM\0*'],
  ['image/heic', 'image', 4, 'ftyphei'],
  ['application/zip', 'archive', 0, 'PK\x03\x04'],
  ['application/x-rar', 'archive', 0, 'Rar!'],
  ['application/x-7z-compressed', 'archive', 0, '7z\xbc\xaf'],
  ['application/gzip', 'archive', 0, '\x1f\x8b'],
  ['application/x-iso9660-image', 'archive', 0x8001, 'CD001'],
  ['application/x-ole', 'office', 0, '\xd0\xcf\x11\xe0'],
  ['application/rtf', 'office', 0, '{\\rtf'],
  ['audio/mpeg', 'audio', 0, 'ID3'],
  ['audio/ogg', 'audio', 0, 'OggS'],
  ['audio/wav', 'audio', 8, 'WAVE'],
  ['video/mp4', 'video', 4, 'ftyp'],
  ['video/webm', 'video', 0, '\x1aE\xdf\xa3'],
  ['text/html', 'html', 0, '<!DOCTYPE html'],
  ['text/html', 'html', 0, '<html'],
]

const programs =
  /\.(?:exe|scr|com|pif|bat|cmd|ps1|psm1|vbs|vbe|js|jse|wsf|wsh|hta|msi|msp|msix|appx|dll|cpl|jar|lnk|reg|inf|scf|url|iso|img|vhdx?|app|dmg|pkg|deb|rpm|apk|sh|bash|command|desktop|docm|xlsm|pptm|dotm|xltm|xlam|ppam|sldm|chm|hlp|gadget|xll|one|settingcontent-ms)$/i

/**
 * Looks at an attachment: what it is by its first bytes, whether that is what it says, and whether it is a program.
 *
 * @param most the largest that is taken; a larger one is named and left out.
 */
export function scanAttachment(
  file: {
    name: string | undefined
    type: string
    content: Uint8Array
    contentId?: string | undefined
    inline: boolean
  },
  most: number,
): MailAttachment {
  const type = file.type.toLowerCase()
  const found = signatures.find(([, , at, bytes]) => startsWith(file.content, at, bytes))
  const name = cleanName(file.name) ?? nameFor(type)
  return {
    name,
    type,
    bytes: file.content.length,
    kind: kindOf(type),
    ...withWarning(warningFor(name, type, file.content.length, found, most)),
    ...(file.contentId && { contentId: file.contentId.replace(/^<|>$/g, '') }),
    inline: file.inline,
  }
}

function withWarning(warning: string | undefined): { warning?: string } {
  return warning === undefined ? {} : { warning }
}

function warningFor(
  name: string,
  type: string,
  bytes: number,
  found: (typeof signatures)[number] | undefined,
  most: number,
): string | undefined {
  if (found?.[1] === 'program' || programs.test(name)) return 'left out: it is a program'
  if (bytes > most) return 'left out: it is too large'
  if (!found) return undefined
  const [really, family] = found
  const said = familyOf(type)
  if (said === undefined || said === family) return undefined
  if (family === 'archive' && said === 'office') return undefined
  return `says that it is ${type}, and is ${really}`
}

function familyOf(type: string): string | undefined {
  if (/^image\//.test(type)) return 'image'
  if (/^audio\//.test(type)) return 'audio'
  if (/^video\//.test(type)) return 'video'
  if (type === 'application/pdf') return 'pdf'
  if (type === 'text/html') return 'html'
  if (/^text\//.test(type)) return 'text'
  if (/word|excel|powerpoint|officedocument|opendocument|rtf/.test(type)) return 'office'
  if (/zip|rar|7z|compressed|tar/.test(type)) return 'archive'
  return undefined
}

function kindOf(type: string): MailAttachment['kind'] {
  const [family] = type.split('/')
  return family === 'image' || family === 'video' || family === 'audio' ? family : 'file'
}

function startsWith(content: Uint8Array, at: number, bytes: string): boolean {
  if (content.length < at + bytes.length) return false
  for (let index = 0; index < bytes.length; index++) {
    if (content[at + index] !== bytes.charCodeAt(index)) return false
  }
  return true
}

/** No way into other folders, nothing that turns the direction of writing to hide an ending. */
function cleanName(name: string | undefined): string | undefined {
  const clean = (name ?? '')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200e\u200f]/gu, '')
    .replace(/^.*[\\/]/, '')
    .trim()
  return clean === '' ? undefined : clean.slice(0, 200)
}

function nameFor(type: string): string {
  if (type === 'text/calendar') return 'an invitation'
  if (type === 'application/ms-tnef' || type === 'application/vnd.ms-tnef') return 'winmail.dat'
  if (type === 'message/rfc822') return 'a mail'
  return 'unnamed'
}
