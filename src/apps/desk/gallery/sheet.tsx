import './gallery.css'
import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import {
  Anchor,
  Because,
  Button,
  Chart,
  Checkbox,
  Chip,
  Composer,
  Confirm,
  Dialog,
  Empty,
  Face,
  FactCard,
  FindingCard,
  type HealthState,
  IconButton,
  LengthRing,
  ListRow,
  Marked,
  Menu,
  NetworkMark,
  NoteMessage,
  OurMessage,
  OutsideMessage,
  Progress,
  Promised,
  Radio,
  RemovedMessage,
  SearchField,
  Select,
  SourceHealth,
  StillClock,
  Tabs,
  TextArea,
  TextField,
  Therefore,
  Time,
  Translation,
  Trouble,
  useToast,
} from '#apps/ui'
import { paths } from '../paths.ts'
import { useTitle } from '../screen.tsx'
import { chooseTheme } from '../theme.ts'
import { composing, draft, found } from './conversations.ts'
import { before, now, tomas } from './people.ts'
import { results } from './results.ts'
import { screenNames } from './screen-names.ts'

const colours = [
  'paper',
  'desk',
  'raised',
  'tint',
  'line',
  'line-strong',
  'ink',
  'ink-2',
  'ink-3',
  'accent',
  'accent-press',
  'accent-wash',
  'care',
  'care-wash',
  'stop',
  'stop-wash',
  'mark',
  'on-accent',
]
const states: HealthState[] = ['hears', 'beginning', 'quiet', 'failing', 'stopped', 'resting', 'finished']

/** Every component in every state, on one sheet. */
export function Sheet() {
  useTitle('Gallery')
  return (
    <StillClock at={now}>
      <main className="sheet">
        <header>
          <h1 className="title">Components and their states</h1>
          <nav aria-label="Screens">
            {screenNames.map(name => (
              <Anchor key={name} href={paths.gallery(name)}>
                {name}
              </Anchor>
            ))}
          </nav>
          <span className="row">
            <Button small onClick={() => chooseTheme('light')}>
              Light
            </Button>
            <Button small onClick={() => chooseTheme('dark')}>
              Dark
            </Button>
          </span>
        </header>
        <div className="columns">
          <Pressing />
          <Saying />
          <Typing />
          <Reading />
          <Composing />
          <Working />
          <Showing />
        </div>
      </main>
    </StillClock>
  )
}

function Pressing() {
  const toast = useToast()
  const [open, setOpen] = useState(false)
  return (
    <>
      <section>
        <h2>Buttons: rest, busy, disabled with its reason</h2>
        <div className="row">
          <Button kind="primary" keys="⌘↵">
            Send as Inés
          </Button>
          <Button>Send for review</Button>
          <Button kind="plain" keys="x">
            Not for me…
          </Button>
        </div>
        <div className="row">
          <Button kind="primary" busy="Sending, you can leave">
            Send as Inés
          </Button>
          <Button small>Small</Button>
        </div>
        <div className="row">
          <Button disabledBecause="Ada has it until about 11.">Publish</Button>
        </div>
        <div className="row">
          <Button onClick={() => toast.show({ words: 'Passed to Marta, with your note.', undo: () => {} })}>
            Show a toast
          </Button>
          <Button onClick={() => setOpen(true)}>Open a dialog</Button>
          <IconButton label="Rarer verbs" icon={Ellipsis} />
          <Menu
            label="A menu"
            items={[
              { label: 'Pass on', keys: 'p', run: () => {} },
              { label: 'Not for us…', keys: 'x', run: () => {} },
              { label: 'To the press office', disabledBecause: 'Press asks only.', run: () => {} },
            ]}
          >
            <Ellipsis size={20} strokeWidth={1.75} aria-hidden />
          </Menu>
          <Dialog title="Pass on" open={open} onClose={() => setOpen(false)}>
            <TextArea label="A word for whoever gets it" />
          </Dialog>
        </div>
      </section>
      <section>
        <h2>Chips and promises</h2>
        <div className="row">
          <Chip tone="yours">yours</Chip>
          <Chip face={<Face name={tomas.name} size={18} />}>Tomás has it</Chip>
          <Chip tone="line">nobody yet</Chip>
          <Chip tone="care">to review</Chip>
          <Chip tone="stop">must not leave</Chip>
        </div>
        <div className="row">
          <Promised madeAt={before(10)} by={before(-280)} />
          <Promised madeAt={before(120)} by={before(-20)} />
          <Promised madeAt={before(120)} by={before(20)} meanwhile="Tomás asked too" />
        </div>
      </section>
      <section>
        <h2>Where it cannot be undone</h2>
        <Confirm
          title="Stop listening to Radforum?"
          yes="Stop listening"
          no="Go on listening"
          onYes={() => {}}
          onNo={() => {}}
        >
          What was heard stays.
        </Confirm>
      </section>
    </>
  )
}

function Saying() {
  return (
    <>
      <section>
        <h2>Because, therefore</h2>
        <div className="stack tight">
          <Because>
            You wrote <cite>Charging in winter</cite>, which Kathrin quotes.
          </Because>
          <Therefore>An issue resolved. Service now checks the spacer first.</Therefore>
        </div>
      </section>
      <section>
        <h2>Faces, places, times</h2>
        <div className="row">
          <Face name="Inés Navarro" size={48} />
          <Face name="Tomás Rey" size={40} />
          <Face name="Øystein" size={36} />
          <Face name="داليا حداد" size={32} />
          <Face name={undefined} size={28} />
        </div>
        <div className="row">
          {['bluesky', 'mastodon', 'feed', 'discourse', 'email', 'webhook', 'import'].map(network => (
            <NetworkMark key={network} network={network} label={network} />
          ))}
        </div>
        <div className="row second">
          <Time at={before(38)} /> · <Time at={before(1200)} /> · <Time at={before(5000)} /> ·{' '}
          <Time at={before(40_000)} /> · <Time at={before(-6)} />
        </div>
      </section>
      <section>
        <h2>Health of a source</h2>
        <div className="row">
          {states.map(state => (
            <SourceHealth key={state} state={state} />
          ))}
        </div>
      </section>
      <section>
        <h2>Findings, by weight</h2>
        <div className="findings">
          {found(`${draft} Er stand im Flur.`).map(finding => (
            <FindingCard key={finding.ruleId} finding={finding} language="de" onUse={() => {}} onWhy={() => {}} />
          ))}
        </div>
      </section>
      <section>
        <h2>What happened, what is kept, what to do</h2>
        <Trouble title="Bluesky did not take it." actions={<Button small>Try at 09:41</Button>}>
          Your answer is kept here, unsent. It asks us to wait until 09:41.
        </Trouble>
      </section>
    </>
  )
}

function Typing() {
  const [choice, setChoice] = useState<'learning' | 'trusted'>('learning')
  return (
    <section>
      <h2>Fields</h2>
      <div className="stack">
        <TextField label="Guideline name" defaultValue="Promises" hint="Two words are enough." />
        <TextField
          label="Feed address"
          defaultValue="sinprisaenbici.es/fed"
          error="No feed there. Did you mean /feed?"
        />
        <TextArea label="About" defaultValue="Bicycles for people who carry things." rows={2} />
        <Select label="Since" options={[{ value: 'october', label: 'October' }]} />
        <SearchField label="Search" keys="/" />
        <Checkbox label="Bluesky" about="the open stream" defaultChecked />
        <Radio
          label="How they begin"
          value={choice}
          onChange={setChoice}
          options={[
            { value: 'learning', label: 'Learning', about: 'Somebody reads their answers first.' },
            { value: 'trusted', label: 'Trusted' },
          ]}
        />
      </div>
    </section>
  )
}

function Reading() {
  const [tab, setTab] = useState<'heard' | 'aside'>('heard')
  const place = <NetworkMark network="bluesky" label="Bluesky" />
  return (
    <>
      <section>
        <h2>List row: chosen, unread, claimed, gone</h2>
        <ul className="framed">
          <ListRow
            href="/gallery?1"
            name="Kathrin Vogel"
            at={before(38)}
            words="Seit dem Frost lädt mein Halden Tour nur noch bis 80 %."
            language="de"
            spans={[{ start: 25, end: 31 }]}
            chosen
            place={place}
            state={<Chip tone="yours">yours</Chip>}
          />
          <ListRow
            href="/gallery?2"
            name="Rosa Ibáñez"
            at={before(300)}
            words="Tres bicis de carga para dos niños: la Cargo L no es la más rápida, pero es la única que mi hija llama «nuestra»."
            language="es"
            unread
            place={place}
            state={<Promised small madeAt={before(300)} by={before(-30)} />}
          />
          <ListRow
            href="/gallery?3"
            name="Daniel Whitlock"
            at={before(1010)}
            words="What is the honest range in January?"
            language="en"
            place={place}
            state={<Chip face={<Face name={tomas.name} size={18} />}>Tomás</Chip>}
          />
          <ListRow
            href="/gallery?4"
            name="Nils auf Achse"
            at={before(5000)}
            words=""
            gone="He took this post down."
            place={place}
            state={<span>answered before</span>}
          />
        </ul>
      </section>
      <section>
        <h2>Messages</h2>
        <OutsideMessage
          name="Kathrin Vogel"
          at={before(38)}
          place={place}
          text="Seit dem Frost lädt mein Halden Tour nur noch bis 80 %. Ist das so gewollt?"
          language="de"
          threaded
          flag="Not so, says Tomás. Yours to put right"
        />
        <OutsideMessage
          name="داليا حداد"
          at={before(36)}
          text="هل يمكن شحن البطارية تحت الصفر؟"
          language="ar"
          threaded
        />
        <RemovedMessage name="Piet Bakker" at={before(30)} threaded />
        <OurMessage
          name="Inés Navarro"
          at={before(20)}
          text="Hallo Kathrin, das ist so gewollt."
          language="de"
          disclosure="— Inés, Battery engineer bei Halden"
        />
        <NoteMessage name="Tomás Rey" at={before(7)} text="One answer here for all three?" />
        <Translation text="Since the frost, my Halden Tour charges only to 80 %." language="en" whose="Kathrin’s" />
      </section>
      <section>
        <h2>Marked words, tabs</h2>
        <Tabs
          label="What it would catch"
          tabs={[
            { id: 'heard', label: 'Would be heard', count: 212 },
            { id: 'aside', label: 'Set aside', count: 61 },
          ]}
          chosen={tab}
          onChoose={setTab}
        >
          <p className="said small">
            <Marked text="Sold the car. Bought a second Halden." spans={[{ start: 30, end: 36 }]} />
          </p>
        </Tabs>
      </section>
    </>
  )
}

function Composing() {
  const [text, setText] = useState(draft)
  return (
    <section>
      <h2>Composer</h2>
      <Composer
        to={composing.to}
        readBy={composing.readBy}
        author="Inés"
        text={text}
        onText={setText}
        language="de"
        findings={found(text)}
        disclosure={composing.disclosure}
        length={{ limit: 300, count: words => words.length + composing.disclosure.length + 2 }}
        onSend={() => {}}
        onSendForReview={() => {}}
      />
      <div className="row">
        <LengthRing used={120} limit={300} />
        <LengthRing used={281} limit={300} />
        <LengthRing used={312} limit={300} />
      </div>
    </section>
  )
}

function Working() {
  return (
    <>
      <section>
        <h2>Long work</h2>
        <Progress title="Reading three years of mail" done={14_200} total={23_000} />
      </section>
      <section>
        <h2>Facts</h2>
        <div className="stack">
          <FactCard
            worded="One hour indoors is enough for a full charge."
            source="Service note 97, checked by Marta on 9 Jan. Used in four answers."
          />
          <FactCard
            worded="Spare batteries until 2029."
            source=""
            outOfDate="Out of date since 2 December. Ask Marta."
          />
        </div>
      </section>
      <section>
        <h2>Empty screens teach</h2>
        <Empty title="Nobody has asked you anything today." action={<Button>Say what else you know</Button>}>
          Questions come here when you are the one who knows. We think that is batteries, cold and chargers.
        </Empty>
      </section>
    </>
  )
}

function Showing() {
  const time = results.answerTime
  return (
    <>
      <section>
        <h2>Chart</h2>
        {time && (
          <Chart
            finds={time.finds}
            caption={time.caption}
            unit="hours"
            points={time.points}
            promise={{ value: time.promiseHours, label: 'our promise' }}
            say={value => `${value} h`}
          />
        )}
      </section>
      <section>
        <h2>Colour</h2>
        <div className="swatches">
          {colours.map(name => (
            <i key={name} title={name} style={{ background: `var(--${name})` }} />
          ))}
        </div>
      </section>
    </>
  )
}
