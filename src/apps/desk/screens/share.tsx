import './share.css'
import { type ReactNode, useState } from 'react'
import {
  Anchor,
  Button,
  Checkbox,
  Chip,
  Confirm,
  DraftField,
  type Finding,
  FindingCard,
  findingKey,
  LengthRing,
  NetworkMark,
  Select,
  Time,
  Trouble,
} from '#apps/ui'
import { paths } from '../paths.ts'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import { Page, useTitle } from '../screen.tsx'
import { type AddedPicture, missingIn, ShownPictures } from './added-pictures.tsx'
import { type GroundView, kindWords, TopicFields, type TopicKind, type TopicTyped } from './topic-fields.tsx'

/** A post for networks, as its fields hold it. */
export interface ShareTyped {
  text: string
  language: string
  isForColleagues: boolean
  /** What it opens in a community of ours; none where it is told on networks only. */
  topic: TopicTyped | null
  /** Words of its own by account; empty: the idea as above. An account that is not in it gets no post. */
  posts: Record<string, string>
  pictures: AddedPicture[]
}

export interface ShareAccountView {
  id: string
  /** "@halden on Bluesky" */
  name: string
  network: string
  /** Our own ground: what is begun there is a topic. */
  topics: boolean
}

/** A post as its network will show it. */
export interface SharePreviewView {
  accountId: string
  name: string
  network: string
  said: string
  pictures: AddedPicture[]
  /** The network shows none from here. */
  leavesPicturesOut: boolean
  /** What it opens on our own ground, and where. */
  topic?: { title: string; kind: string; site: string; space: string }
  card?: { url: string; title: string; about: string }
  length: number
  most?: number
  lengthWords?: string
  problem?: string
  /** Whose words it nearly repeats, and those words. */
  alike?: { who: string; words: string }
}

/** What it tells of. */
export interface ShareAboutView {
  title: string
  author: string
  href: string
  /** When it goes out, and the posts with it; or why they can't leave. */
  standing?: string
  url?: string
}

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

function Words({
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

/** A post as its network will show it, and what keeps it from leaving. */
export function Preview({
  preview,
  language,
  network,
}: {
  preview: SharePreviewView
  language: string
  network: string
}) {
  const { name, said, pictures, leavesPicturesOut, topic, card, length, most, lengthWords, problem, alike } = preview
  return (
    <article className="share-preview" aria-label={`As it will look: ${name}`}>
      <p className="who">
        <NetworkMark network={network} label={name} />
      </p>
      {topic && (
        <div>
          <p className="t13 second">
            {kindWords[topic.kind as TopicKind]} in “{topic.space}”, {topic.site}
          </p>
          <b lang={language} dir="auto">
            {topic.title}
          </b>
        </div>
      )}
      {said && (
        <p className="said" lang={language} dir="auto">
          {said}
        </p>
      )}
      <ShownPictures pictures={pictures} />
      {leavesPicturesOut && !problem && (
        <p className="t13 second">Without its pictures: none can be sent there from here.</p>
      )}
      {card && (
        <div className="card" lang={language} dir="auto">
          <b>{card.title}</b>
          <p>{card.about}</p>
          <p>{URL.parse(card.url)?.host}</p>
        </div>
      )}
      {most !== undefined && said && <LengthRing used={length} limit={most} unit="characters" />}
      {lengthWords && <p className="t13 second">{lengthWords}</p>}
      {problem && <Trouble title={problem} />}
      {alike && (
        <Trouble mild title={`${alike.who} said nearly the same. Say it in words of your own.`}>
          <q>{alike.words}</q>
        </Trouble>
      )}
    </article>
  )
}

export interface ShareReadView {
  id: string
  author: string
  language: string
  text: string
  standing: string
  tone?: 'care' | 'stop' | 'yours'
  about?: ShareAboutView
  /** Of the conversation that it begins in a community of ours. */
  title?: string
  posts: {
    id: string
    name: string
    network: string
    said: string
    pictures: AddedPicture[]
    title?: string
    standing: string
    url?: string
    failure?: string
    isRefused: boolean
    sentAt?: string
  }[]
  /** What people answered to it, as conversations. */
  answers: { id: string; words: string; by: string; standing: string }[]
  can: { send: boolean; sendAgain: boolean; takeBack: boolean; change: boolean; withdraw: boolean; beWrong: boolean }
  /** Why it can’t be changed where it stands. */
  whyNotChange?: string
}

/** A post that is not written at just now: where it stands, and what came of it. */
export function ShareRead({
  share,
  told,
  wrong,
  busy,
  problem,
  onSend,
  onSendAgain,
  onTakeBack,
  onChange,
  onWithdraw,
}: {
  share: ShareReadView
  told?: ReactNode
  /** Something in it is wrong. */
  wrong?: ReactNode
  busy?: string
  problem?: ProblemDetails
  onSend: () => void
  onSendAgain: (postId: string) => void
  onTakeBack: () => void
  /** Other words for what stands outside. */
  onChange: () => void
  onWithdraw: () => void
}) {
  const { about, title, posts, answers, can, author, language, text } = share
  const [withdrawing, setWithdrawing] = useState(false)
  useTitle(`${title || (about?.title ?? 'A post')} · Posts`)
  return (
    <Page title={title || (about ? `Of “${about.title}”` : 'A post for networks')} about={`${author} wrote it.`}>
      <div className="share-desk">
        <p className="row tight">
          <Chip tone={share.tone ?? 'line'}>{share.standing}</Chip>
          {about?.standing && <span className="t14">{about.standing}</span>}
        </p>
        {told}
        {problem && <Trouble title={problem.reasons[0]?.message ?? problem.title} />}
        {posts.length === 0 && (
          <p className="said" lang={language} dir="auto">
            {text}
          </p>
        )}
        {posts.map(({ id, name, network, title, said, pictures, standing, url, failure, sentAt, isRefused }) => (
          <article key={id} className="share-preview" aria-label={name}>
            <p className="who">
              <NetworkMark network={network} label={name} /> <Chip tone="line">{standing}</Chip>
              {sentAt && (
                <span className="t13 third">
                  <Time at={sentAt} />
                </span>
              )}
            </p>
            {title && (
              <b lang={language} dir="auto">
                {title}
              </b>
            )}
            <p className="said" lang={language} dir="auto">
              {said}
            </p>
            <ShownPictures pictures={pictures} />
            {failure && <Trouble mild title={failure} />}
            {isRefused && can.sendAgain && (
              <p>
                <Button small busy={busy} onClick={() => onSendAgain(id)}>
                  Send it again
                </Button>
              </p>
            )}
            {url && (
              <p>
                <a href={url} target="_blank" rel="noopener">
                  See it there
                </a>
              </p>
            )}
          </article>
        ))}
        {answers.length > 0 && (
          <section aria-label="What came of it">
            <h2 className="heading">What came of it</h2>
            <ul className="kit">
              {answers.map(answer => (
                <li key={answer.id}>
                  <p className="row tight t13 second">
                    {answer.by} <Chip tone="line">{answer.standing}</Chip>
                  </p>
                  <p>
                    <Anchor href={paths.conversation(answer.id)}>{answer.words}</Anchor>
                  </p>
                </li>
              ))}
            </ul>
          </section>
        )}
        <div className="row">
          {can.send && (
            <Button kind="primary" busy={busy} onClick={onSend}>
              Send it
            </Button>
          )}
          {can.takeBack && (
            <Button busy={busy} onClick={onTakeBack}>
              Write at it
            </Button>
          )}
          {can.change && (
            <Button busy={busy} disabledBecause={share.whyNotChange} onClick={onChange}>
              Change it
            </Button>
          )}
          {can.withdraw && <Button onClick={() => setWithdrawing(true)}>Take it down</Button>}
          {can.beWrong && wrong}
        </div>
        {withdrawing && (
          <Confirm
            title="Take it down everywhere?"
            yes="Take it down"
            busy={busy}
            onYes={onWithdraw}
            onNo={() => setWithdrawing(false)}
          >
            It is gone wherever its network lets us; where one doesn’t, you are told.
          </Confirm>
        )}
        <p>
          <Anchor href={paths.shares()}>All posts for networks</Anchor>
        </p>
      </div>
    </Page>
  )
}
