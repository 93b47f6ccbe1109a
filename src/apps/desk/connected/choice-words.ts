/** Why we chose not to answer, as it is chosen and as it is said afterwards. */
export const whysNotTo = [
  { value: 'would-feed-it', label: 'An answer would only feed it' },
  { value: 'not-ours', label: 'It is not ours to answer' },
  { value: 'answered-elsewhere', label: 'Somebody else answered it well' },
  { value: 'asked-to-be-left', label: 'They asked to be left alone' },
  { value: 'legal', label: 'For legal reasons' },
  { value: 'other', label: 'Another reason' },
] as const
export type WhyNotTo = (typeof whysNotTo)[number]['value']

/** In the middle of a sentence. */
export function whyNotToWords(why: unknown): string {
  const label = whysNotTo.find(({ value }) => value === why)?.label ?? 'Another reason'
  return `${label.charAt(0).toLowerCase()}${label.slice(1)}`
}
