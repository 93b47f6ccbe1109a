/** A table as a file that any spreadsheet opens (RFC 4180). */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return rows.map(row => row.map(cell).join(',')).join('\r\n')
}

function cell(text: string): string {
  // A spreadsheet would run a cell that begins so; what strangers wrote must stay words.
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** Hands a text to the reader as a file. It is made here, in the browser. */
export function download(name: string, text: string): void {
  // The mark at the beginning tells Excel that this is UTF-8.
  const url = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' }))
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
