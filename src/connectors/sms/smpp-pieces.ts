import { gsmBytes, segmentsOf } from './segments.ts'

/** One text message on its way: what stands in `short_message`, and how it is to be read. */
export interface Piece {
  bytes: Buffer
  /** 0: the GSM alphabet, which is what centres take for granted; 8: UCS-2. */
  dataCoding: 0 | 8
  hasHeader: boolean
}

/**
 * Cuts a text into what one text message holds each; several bear a header (3GPP TS 23.040, 9.2.3.24.1) by which the phone
 * puts them together again.
 */
export function piecesOf(text: string, reference: number): Piece[] {
  const { alphabet, texts } = segmentsOf(text)
  const dataCoding = alphabet === 'gsm' ? 0 : 8
  return texts.map((piece, n) => {
    const words = dataCoding === 0 ? gsmBytes(piece) : Buffer.from(piece, 'utf16le').swap16()
    const header = Buffer.from([5, 0, 3, reference & 0xff, texts.length, n + 1])
    return texts.length === 1
      ? { bytes: words, dataCoding, hasHeader: false }
      : { bytes: Buffer.concat([header, words]), dataCoding, hasHeader: true }
  })
}
