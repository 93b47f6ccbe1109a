import type { ReactNode } from 'react'
import './goals.css'
import './path.css'
import { Anchor, Button, Empty, LinkButton, Time } from '#apps/ui'
import { paths } from '../paths.ts'
import { Page, useTitle } from '../screen.tsx'
import { firstName } from '../words.ts'
import type { VoiceView } from './voices.tsx'

/** Somebody's words, where they said them, and whether others may read them on our page. */
export interface ListedVoiceView extends VoiceView {
  conversationId: string
  language?: string
  /** "Bluesky". */
  place: string
  url?: string
  saidAt: string
  notedByName: string
  notedAt: string
}

interface VoicesListProps {
  asked: ListedVoiceView[]
  shown: ListedVoiceView[]
  ended: ListedVoiceView[]
  busy?: string
  /** Where there are more that were noted earlier. */
  onFurtherBack?: () => void
  onWithdraw: (voiceId: string, because: 'permission' | 'ours') => void
}

/** What people said of us elsewhere: who was asked, who allows it, and what is shown no more. */
export function VoicesList({ asked, shown, ended, busy, onFurtherBack, onWithdraw }: VoicesListProps) {
  useTitle('What others say')
  return (
    <Page
      title="What others say of us."
      about="Reviews and recommendations in their own words. Nothing stands on our page before they say yes; what they change or take down goes by itself."
    >
      <div className="led goals">
        <Part id="shown" title="Shown, with their permission" voices={shown}>
          <Empty title="Nobody has said yes yet.">
            In a conversation with praise, ask whether others may read it. Keep their yes there as the proof.
          </Empty>
          {voice => (
            <>
              <p className="t13">
                Allowed {voice.proofAt && <Time at={voice.proofAt} />} with the words{' '}
                <span dir="auto">“{voice.proofText}”</span>
              </p>
              <span className="row tight">
                <LinkButton
                  onClick={() => onWithdraw(voice.id, 'permission')}
                  aria-label={`They took it back: ${voice.name}`}
                >
                  They took it back
                </LinkButton>
                <LinkButton onClick={() => onWithdraw(voice.id, 'ours')} aria-label={`Show it no more: ${voice.name}`}>
                  Show it no more
                </LinkButton>
              </span>
            </>
          )}
        </Part>
        <Part id="asked" title="Asked, or to be asked" voices={asked}>
          <p className="second">Nobody waits for an answer.</p>
          {voice => (
            <>
              <p className="t13">
                Is there a yes?{' '}
                <Anchor href={paths.conversation(voice.conversationId)}>Keep it in the conversation</Anchor>: it is the
                proof.
              </p>
              <LinkButton onClick={() => onWithdraw(voice.id, 'ours')} aria-label={`Leave it: ${voice.name}`}>
                Leave it
              </LinkButton>
            </>
          )}
        </Part>
        <Part id="ended" title="Not shown any more" voices={ended}>
          <p className="second">Nothing was taken back.</p>
          {voice => (
            <p className="t13">
              {endedWords(voice)} {voice.withdrawnAt && <Time at={voice.withdrawnAt} />}
            </p>
          )}
        </Part>
        {onFurtherBack && (
          <div>
            <Button small busy={busy} onClick={onFurtherBack}>
              Further back
            </Button>
          </div>
        )}
      </div>
    </Page>
  )
}

/** Why it is not shown any more, in a sentence without its end. */
export function endedWords({ name, permittedAt, withdrawnBecause }: ListedVoiceView): string {
  const first = firstName(name)
  if (withdrawnBecause === 'permission') return `${first} took back that we may show it.`
  if (withdrawnBecause === 'removed') return `${first} took it down.`
  if (withdrawnBecause === 'edited') return `${first} changed it: ask anew.`
  return permittedAt ? 'We don’t show it any more.' : 'We did not ask, or got no yes.'
}

interface PartProps {
  id: string
  title: string
  voices: ListedVoiceView[]
  /** What stands there when there is none, and what stands below each. */
  children: [ReactNode, (voice: ListedVoiceView) => ReactNode]
}

function Part({ id, title, voices, children: [none, below] }: PartProps) {
  return (
    <section aria-labelledby={id}>
      <h2 className="heading" id={id}>
        {title}
      </h2>
      {voices.length === 0 && none}
      <ul>
        {voices.map(voice => (
          <li key={voice.id}>
            <blockquote dir="auto" lang={voice.language}>
              {voice.words || 'The words were taken down.'}
            </blockquote>
            <p className="t13 second">
              {voice.name},{' '}
              {voice.url ? (
                <a href={voice.url} target="_blank" rel="noreferrer noopener">
                  {voice.place}
                </a>
              ) : (
                voice.place
              )}
              , <Time at={voice.saidAt} /> ·{' '}
              <Anchor href={paths.conversation(voice.conversationId)}>the conversation</Anchor> · noted by{' '}
              {voice.notedByName}
            </p>
            {below(voice)}
          </li>
        ))}
      </ul>
    </section>
  )
}
