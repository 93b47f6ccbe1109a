/** Pixels along the longer side: enough for a screen, and light on a phone. */
const longest = 1600

/**
 * A picture as a page needs it: no larger than a screen, and drawn anew, so that it tells nothing of where and by what it
 * was taken. What is no picture, or can’t be drawn here, stays as it is.
 */
export async function shrinkPicture(file: File): Promise<File> {
  if (!/^image\/(?:jpeg|png|webp)$/.test(file.type)) return file
  try {
    const bitmap = await createImageBitmap(file)
    const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height))
    const canvas = new OffscreenCanvas(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale))
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    const type = file.type === 'image/png' ? 'image/png' : 'image/jpeg'
    return new File([await canvas.convertToBlob({ type, quality: 0.85 })], file.name, { type })
  } catch {
    return file
  }
}
