import encodeQR from 'qr'

/**
 * An address as a picture to be read by a phone (QR, ISO/IEC 18004), an SVG that prints at any size. A quarter of it may be
 * dirty. With a margin of four modules, as the norm asks.
 */
export function drawQr(address: string): string {
  return encodeQR(address, 'svg', { ecc: 'quartile', border: 4 })
}
