import { sitePaths } from '#lib/paths'
import { mailWordsIn } from '#places/mail-words'
import type { Context } from '#platform/context'
import { isMailOn, queueMail } from '#platform/mail'
import { languageOfAddress } from './store.ts'

/** What a letter to a member is about. */
export interface Letter {
  kind: 'link' | 'confirm'
  to: string
  token: string
  /** The name of the site as they know it. */
  site: string
  /** The language of the site; whoever chose another is written to in that. */
  language: string
  /** Where that site is, without a slash at its end. */
  home: string
  /** The page they came from. */
  next?: string
}

/** Queues a letter with a link; without a mail server none is written. */
export async function mailLetter(ctx: Context, { kind, to, token, site, language, home, next }: Letter): Promise<void> {
  if (!isMailOn(ctx)) return
  const paths = sitePaths(home)
  const words = mailWordsIn((await languageOfAddress(ctx, to)) ?? language)
  if (kind === 'link')
    return queueMail(
      ctx,
      {
        to,
        subject: words.signInTo(site),
        text: `${words.hello}

${words.openAndSignIn}

${paths.link(token, next)}

${words.notAskedFor}

${site}
${home}
`,
      },
      { until: new Date(ctx.now().getTime() + 15 * 60_000) },
    )
  return queueMail(ctx, {
    to,
    subject: words.isThisYours(site),
    text: `${words.hello}

${words.openAndConfirm(site)}

${paths.accountConfirm()}?token=${encodeURIComponent(token)}

${words.ifNotYou}

${site}
${home}
`,
  })
}
