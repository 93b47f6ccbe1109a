import { sitePaths } from '#lib/paths'
import type { Context } from '#platform/context'
import { isMailOn, queueMail } from '#platform/mail'

/** What a letter to a member is about. */
export interface Letter {
  kind: 'link' | 'confirm'
  to: string
  token: string
  /** The name of the site as they know it. */
  site: string
  /** Where that site is, without a slash at its end. */
  home: string
  /** The page they came from. */
  next?: string
}

/** Queues a letter with a link; without a mail server none is written. */
export async function mailLetter(ctx: Context, { kind, to, token, site, home, next }: Letter): Promise<void> {
  if (!isMailOn(ctx)) return
  const paths = sitePaths(home)
  if (kind === 'link')
    return queueMail(
      ctx,
      {
        to,
        subject: `Sign in to ${site}`,
        text: `Hello,

open this page and press “Sign in”. It works once, for fifteen minutes:

${paths.link(token, next)}

You did not ask for it? Then somebody typed your address. Nothing happens unless you open the page.

${site}
${home}
`,
      },
      { until: new Date(ctx.now().getTime() + 15 * 60_000) },
    )
  return queueMail(ctx, {
    to,
    subject: `Is this your address? ${site} asks`,
    text: `Hello,

somebody joined ${site} with this address. If it was you, open this page and say so:

${paths.accountConfirm()}?token=${encodeURIComponent(token)}

If it was not you, do nothing: an address that nobody confirms is never written to again.

${site}
${home}
`,
  })
}
