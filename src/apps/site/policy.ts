/** What a page may load and do: nothing but what we serve ourselves, and pictures of these hosts besides. */
export function contentPolicy(pictureHosts: string[] = []): string {
  const pictures = ["'self'", 'data:', ...pictureHosts].join(' ')
  return `default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src ${pictures}; media-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`
}
