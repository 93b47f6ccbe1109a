import type { Visit } from './visit.ts'

/** Where one subscribes to the feeds of a site. */
export const hubOf = ({ home }: Visit): string => `${home}/websub`

/** A feed as it is sent: readers in the browser of anybody may fetch it, and its hub tells whoever asks of what is new. */
export function feedAnswer(
  visit: Visit,
  { body, format, self }: { body: string; format: 'atom' | 'json'; self: string },
): Response {
  return new Response(body, {
    headers: {
      'content-type':
        format === 'atom' ? 'application/atom+xml; charset=utf-8' : 'application/feed+json; charset=utf-8',
      'cache-control': 'public, max-age=300',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      link: `<${hubOf(visit)}>; rel="hub", <${self}>; rel="self"`,
    },
  })
}
