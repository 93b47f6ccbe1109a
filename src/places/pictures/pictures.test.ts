import { expect, test } from 'vitest'
import { jpegOf, pngOf, webpOf } from '../../../test/pixels.ts'
import { plainPicture } from './plain-picture.ts'

const home = '48.137N 11.575E, Priya’s Pixel 9'

test('what Priya’s phone noted goes: the place, the device, the small copy, what follows the end', () => {
  const photo = jpegOf({ width: 40, height: 30, orientation: 6, notes: home, trailing: home })
  expect(photo.includes(home)).toBe(true)
  const plain = plainPicture(photo)
  // Taken upright: it is shown higher than wide, and still says which side is up.
  expect(plain).toMatchObject({ mediaType: 'image/jpeg', width: 30, height: 40 })
  expect(plain?.bytes.includes(home)).toBe(false)
  expect(plain?.bytes.includes('Exif')).toBe(true)
  expect(plain?.bytes.subarray(-2).toString('hex')).toBe('ffd9')
  // The pixels are the same, and what is plain stays as it is.
  expect(plain?.bytes.includes(Buffer.from('ffda', 'hex'))).toBe(true)
  expect(plainPicture(plain?.bytes ?? photo)?.bytes.equals(plain?.bytes ?? photo)).toBe(true)
  expect(plainPicture(jpegOf({ width: 4, height: 3, notes: home }))?.bytes.includes('Exif')).toBe(false)
})

test('a PNG and a WebP keep their pixels alone; one that moves stands still, or is refused', () => {
  const png = pngOf({ width: 3, height: 2, notes: home, moves: true })
  const plain = plainPicture(Buffer.concat([png, Buffer.from(home)]))
  expect(plain).toMatchObject({ mediaType: 'image/png', width: 3, height: 2 })
  for (const gone of [home, 'tEXt', 'acTL', 'fdAT']) expect([gone, plain?.bytes.includes(gone)]).toEqual([gone, false])
  expect(plain?.bytes.equals(pngOf({ width: 3, height: 2 }))).toBe(true)
  const webp = plainPicture(webpOf({ width: 5, height: 4, notes: home }))
  expect(webp).toMatchObject({ mediaType: 'image/webp', width: 5, height: 4 })
  expect(webp?.bytes.includes(home)).toBe(false)
  expect(webp?.bytes.readUInt32LE(4)).toBe((webp?.bytes.length ?? 0) - 8)
  expect(plainPicture(webpOf({ width: 5, height: 4, moves: true }))).toBeUndefined()
})

test('what is cut off, or only begins like a picture, is none', () => {
  for (const whole of [
    jpegOf({ width: 40, height: 30 }),
    pngOf({ width: 3, height: 2 }),
    webpOf({ width: 5, height: 4 }),
  ])
    for (let length = 0; length < whole.length - 20; length++) {
      // A scan may end early, as on a phone that lost its network; everything before it must be there.
      const plain = plainPicture(whole.subarray(0, length))
      if (plain) expect(plain.mediaType).toBe('image/jpeg')
    }
  expect(plainPicture(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'))).toBe(
    undefined,
  )
  expect(plainPicture(pngOf({ width: 5000, height: 2 }))).toBeUndefined()
})
