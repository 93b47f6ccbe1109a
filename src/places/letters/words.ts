import type { MailWords } from '#places/mail-words'

/** A mail as it is written: plain words, and the same with links one can press. */
export interface Written {
  subject: string
  text: string
  html: string
}

export interface Line {
  title: string
  url: string
  /** Below the title, in a sentence. */
  about: string
}

interface Frame {
  words: MailWords & { language: string }
  subject: string
  /** What they are called. */
  to: string
  opening: string
  lines: Line[]
  site: string
  home: string
  /** Why they are written to. */
  because: string
  settings: string
  stop: string
}

/** No pictures, nothing that tells whether it was read; the links lead to the page itself. */
export function written(frame: Frame): Written {
  const { because, home, lines, opening, settings, site, stop, subject, to, words } = frame
  const text = `${words.helloTo(to)}

${opening}

${lines.map(({ about, title, url }) => `${title}\n${about ? `${about}\n` : ''}${url}`).join('\n\n')}

${because}
${words.otherMails}: ${settings}
${words.noMoreOfThese}: ${stop}

${site}
${home}
`
  const items = lines.map(
    ({ about, title, url }) =>
      `<p dir="auto"><a href="${escaped(url)}">${escaped(title)}</a>${about ? `<br>${escaped(about).replaceAll('\n', '<br>')}` : ''}</p>`,
  )
  const html = `<!doctype html>
<html lang="${words.language}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body style="font:16px/1.5 Georgia,serif;max-width:36em;margin:1.5em auto;padding:0 1em">
<p>${escaped(words.helloTo(to))}</p><p>${escaped(opening)}</p>
${items.join('\n')}
<hr><p style="font-size:14px">${escaped(because)}<br><a href="${escaped(settings)}">${escaped(words.otherMails)}</a> · <a href="${escaped(stop)}">${escaped(words.noMoreOfThese)}</a></p>
<p style="font-size:14px"><a href="${escaped(home)}">${escaped(site)}</a></p>
</body></html>
`
  return { subject, text, html }
}

function escaped(words: string): string {
  return words.replace(
    /[&<>"']/g,
    sign => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? sign,
  )
}
