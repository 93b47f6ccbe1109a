import './share.css'
import { type ReactNode, useState } from 'react'
import {
  Anchor,
  Button,
  Checkbox,
  Confirm,
  DraftField,
  type Finding,
  FindingCard,
  findingKey,
  Select,
  Trouble,
} from '#apps/ui'
import { paths } from '../paths.ts'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import { Page, useTitle } from '../screen.tsx'
import { missingIn } from './added-pictures.tsx'
import { Preview } from './share-preview.tsx'
import type { ShareAboutView, ShareAccountView, SharePreviewView, ShareTyped } from './share-typed.ts'
import { type GroundView, TopicFields } from './topic-fields.tsx'

interface FormProps {
  typed: ShareTyped
  about?: ShareAboutView
  /** A colleague’s post that is taken up. */
  material?: { by: string; words: string }
  accounts: ShareAccountView[]
  grounds: GroundView[]
  /** The accounts at which it stands, while other words for it are written. */
  stands: string[]
  languages: { value: string; label: string }[]
  previews: SharePreviewView[]
  findingsIn: (text: string) => Finding[]
  /** Where pictures are added. */
  pictures: ReactNode
  stopped: { because: string | undefined; notice: ReactNode }
  told?: ReactNode
  kept: string
  isHeld: boolean
  author: string
  busy?: string
  problem?: ProblemDetails
  onType: (more: Partial<ShareTyped>) => void
  onSend: (askForReview: boolean) => void
  onGiveUp: () => void
  /** What stands outside stays as it is. */
  onLeave: () => void
}

/** Where somebody adapts one idea to several networks, each with its preview. */
export function ShareForm(props: FormProps) {
  const { typed, about, material, languages, told, kept, isHeld, busy, problem, stopped, stands } = props
  const { onType, onSend, onGiveUp, onLeave, findingsIn } = props
  const { topic } = typed
  const accounts = props.accounts.filter(({ topics }) => topic || !topics)
  const isChange = stands.length > 0
  const [asks, setAsks] = useState(false)
  const [givingUp, setGivingUp] = useState(false)
  const chosen = accounts.filter(({ id }) => id in typed.posts)
  const rest = reasonsElsewhere(problem, [
    'text',
    ...(topic ? Object.keys(topic).map(name => `topic.${name}`) : []),
    ...chosen.map(({ id }) => `posts.${id}`),
  ])
  const because = whyNot(props)
  useTitle(`${topic?.title || (about?.title ?? (topic ? 'A conversation' : 'A post'))} · Posts`)
  return (
    <Page
      title={topic ? 'Start a conversation' : about ? `Tell of “${about.title}”` : 'A post for networks'}
      about={
        <>
          Under your own name, {props.author}
          {topic ? ', with for whom you work' : ', in words that fit each network'}. Nothing leaves until you send it.
        </>
      }
      actions={
        <span className="t13 third" role="status">
          {kept}
        </span>
      }
    >
      <form className="share-desk" onSubmit={event => event.preventDefault()}>
        {told}
        {about && (
          <p className="t14 second">
            <Anchor href={about.href}>{about.title}</Anchor>, by {about.author}. {about.standing}
          </p>
        )}
        {material && (
          <section className="share-preview" aria-label={`What ${material.by} posted`}>
            <p className="who">{material.by} posted</p>
            <p className="said">{material.words}</p>
            <p className="t13 second">Material, not a text to send: say it as you would say it.</p>
          </section>
        )}
        {topic && (
          <TopicFields
            topic={topic}
            grounds={props.grounds}
            stands={isChange}
            problem={problem}
            onTopic={more => onType({ topic: { ...topic, ...more } })}
          />
        )}
        <Words
          label={topic ? 'What you say below the title' : 'The idea, in your words'}
          text={typed.text}
          language={typed.language}
          findings={findingsIn(typed.text)}
          error={reasonAt(problem, 'text')}
          onText={text => onType({ text })}
        />
        {stopped.notice}
        {props.pictures}
        <fieldset>
          <legend>Where you say it</legend>
          {accounts.every(({ topics }) => topics) && !topic && (
            <p className="t14 second">
              No account is connected from which you could post.{' '}
              <Anchor href={paths.connect(undefined, 'mine')}>Connect yours</Anchor>
            </p>
          )}
          {accounts.map(account => (
            <PlaceField key={account.id} account={account} {...props} />
          ))}
        </fieldset>
        <div className="two">
          <Select
            label="Language"
            value={typed.language}
            options={languages}
            onChange={event => onType({ language: event.target.value })}
          />
        </div>
        <Checkbox
          label="Colleagues may take it up"
          about="They see it as material, and put it in words of their own. Nobody is told or reminded."
          checked={typed.isForColleagues}
          onChange={event => onType({ isForColleagues: event.target.checked })}
        />
        <Checkbox
          label="Have a colleague read it first"
          about="Where the rules ask for it, one does anyway, and it comes back to you to be sent."
          checked={asks}
          onChange={event => setAsks(event.target.checked)}
        />
        {rest && <Trouble title={rest} />}
        <div className="row">
          <Button kind="primary" busy={busy} disabledBecause={because} onClick={() => onSend(asks)}>
            {asks
              ? 'Hand it in'
              : isChange
                ? 'Send the other words'
                : isHeld
                  ? 'Let it leave with the article'
                  : `Send as ${props.author.split(' ')[0]}`}
          </Button>
          {isChange ? (
            <Button kind="plain" busy={busy} onClick={onLeave}>
              Leave it as it stands
            </Button>
          ) : (
            <Button kind="plain" onClick={() => setGivingUp(true)}>
              Give it up
            </Button>
          )}
        </div>
        {givingUp && (
          <Confirm title="Give it up?" yes="Give it up" busy={busy} onYes={onGiveUp} onNo={() => setGivingUp(false)}>
            Nobody saw it.
          </Confirm>
        )}
      </form>
    </Page>
  )
}

function whyNot({ typed, previews, findingsIn, stopped }: FormProps): string | undefined {
  if (Object.keys(typed.posts).length === 0) return 'Choose where you say it first.'
  if (stopped.because) return stopped.because
  const missing = missingIn(typed.pictures)
  if (missing) return missing
  const { topic } = typed
  const stop = [
    typed.text,
    ...Object.values(typed.posts),
    topic?.title ?? '',
    ...(topic?.choices ?? []),
    ...typed.pictures.map(({ alt }) => alt),
  ]
    .flatMap(text => findingsIn(text))
    .find(({ level }) => level === 'stop')
  if (stop) return `${stop.title}. Take these words out first.`
  const hindered = previews.find(({ problem, alike }) => problem || alike)
  if (hindered?.alike) return `On ${hindered.name} it nearly says what ${hindered.alike.who} said.`
  return hindered?.problem
}

function PlaceField({
  account: { id, name, network },
  typed,
  previews,
  findingsIn,
  problem,
  stands,
  onType,
}: { account: ShareAccountView } & Pick<
  FormProps,
  'typed' | 'previews' | 'findingsIn' | 'problem' | 'stands' | 'onType'
>) {
  const { posts } = typed
  const isChosen = id in posts
  const own = posts[id] ?? ''
  const preview = previews.find(({ accountId }) => accountId === id)
  const choose = (is: boolean) => {
    const { [id]: _, ...others } = posts
    onType({ posts: is ? { ...others, [id]: '' } : others })
  }
  return (
    <div className={isChosen ? 'share-place chosen' : 'share-place'}>
      <div className="side">
        <Checkbox
          label={name}
          about={stands.includes(id) && 'It stands there.'}
          disabled={stands.includes(id)}
          checked={isChosen}
          onChange={event => choose(event.target.checked)}
        />
        {isChosen && (
          <Words
            label={`Words for ${name} (empty: as above)`}
            text={own}
            language={typed.language}
            findings={findingsIn(own)}
            error={reasonAt(problem, `posts.${id}`)}
            onText={words => onType({ posts: { ...posts, [id]: words } })}
          />
        )}
      </div>
      {isChosen && preview && <Preview preview={preview} language={typed.language} network={network} />}
    </div>
  )
}

export function Words({
  label,
  text,
  language,
  findings,
  error,
  onText,
}: {
  label: string
  text: string
  language: string
  findings: Finding[]
  error?: string
  onText: (text: string) => void
}) {
  return (
    <div className="words">
      <span className="words-head" aria-hidden="true">
        {label}
      </span>
      <DraftField label={label} text={text} language={language} findings={findings} onText={onText} />
      {error && <Trouble title={error} />}
      {findings.map(finding => (
        <FindingCard key={findingKey(finding)} finding={finding} language={language} />
      ))}
    </div>
  )
}
