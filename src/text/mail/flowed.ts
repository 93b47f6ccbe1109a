const softAt = 72

/**
 * Breaks long lines softly (RFC 3676, format=flowed): programs that know it join them again for any window, and others
 * show lines of a readable length. A line that could be taken for a quote or a mark is stuffed with a space.
 */
export function flow(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .flatMap(line => flowLine(line.replace(/ +$/, '')))
    .join('\n')
}

function flowLine(line: string): string[] {
  const out: string[] = []
  let rest = line
  while (rest.length > softAt) {
    const space = rest.lastIndexOf(' ', softAt - 1)
    const at = space > 0 ? space : rest.indexOf(' ', softAt)
    if (at < 0 || at + 1 >= rest.length) break
    out.push(stuffed(rest.slice(0, at + 1)))
    rest = rest.slice(at + 1)
  }
  out.push(stuffed(rest))
  return out
}

function stuffed(line: string): string {
  return /^(?: |>|From )/.test(line) ? ` ${line}` : line
}
