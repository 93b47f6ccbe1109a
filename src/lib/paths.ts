/** Every address of the desk that the server speaks of. Nobody types one by hand. */
export const paths = {
  home: () => '/',
  setUp: (token: string) => `/set-up/${encodeURIComponent(token)}`,
  join: (token: string) => `/join/${encodeURIComponent(token)}`,
  conversation: (id: string) => `/inbox/${encodeURIComponent(id)}`,
}
