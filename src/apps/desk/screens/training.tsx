import './training.css'
import { type FormEvent, useState } from 'react'
import { Anchor, Button, Checkbox, Chip, Empty, LinkButton, TextArea, TextField, Time, Trouble } from '#apps/ui'
import { paths } from '../paths.ts'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import { Page, useTitle } from '../screen.tsx'
import type {
  AppealView,
  AutonomyRuleView,
  AutonomyView,
  CourseView,
  DrillTryView,
  DrillView,
  LearnerView,
  LiveClassView,
} from '../training-types.ts'
import { Counted, counted, languageWords } from '../words.ts'
import { Parts, Standing } from './autonomy.tsx'
import { Messages } from './drill.tsx'
import { ClassWords } from './learn.tsx'
import { type ClassDraft, ClassForm } from './live-class.tsx'

export interface TrainingProps {
  /** Null where the reader does not confirm what others send. */
  people: {
    learners: LearnerView[]
    appeals: AppealView[]
    inWords: AutonomyView['inWords']
    rule: AutonomyRuleView
  } | null
  opened?: AutonomyView
  drills: { proposed: DrillView[]; open: DrillView[]; waiting: (DrillTryView & { drill: DrillView })[] } | null
  courses: { courses: (CourseView & { people: number; finished: number })[]; hasStarter: boolean } | null
  classes: LiveClassView[]
  colleagues: { id: string; name: string }[]
  myId: string
  /** Why the reader can’t change the rule. */
  ruleLockedBecause?: string
  busy?: string
  problem?: ProblemDetails
  onOpen: (employeeId: string) => void
  onConfirm: (employeeId: string, topicId: string | null) => void
  onLookFirst: (employeeId: string, topicIds: string[], said: string) => Promise<boolean>
  onAppeal: (id: string, isGranted: boolean, reason: string) => void
  onRule: (rule: AutonomyRuleView) => Promise<boolean>
  onLook: (tryId: string, isGood: boolean, comment: string) => void
  onStarter: () => void
  onSchedule: (draft: ClassDraft) => Promise<boolean>
  onCancel: (id: string, why: string) => void
}

/** For whoever teaches: who is learning, what they tried, courses, classes, and the rule. */
export function Training(props: TrainingProps) {
  useTitle('Training')
  const { people, drills, courses, classes } = props
  return (
    <Page title="Training." about="Who is learning, what they tried, and what they may send on their own.">
      <div className="learning">
        {people && people.appeals.length > 0 && <Appeals appeals={people.appeals} {...props} />}
        {drills && drills.waiting.length > 0 && <Waiting waiting={drills.waiting} {...props} />}
        {people && <People {...props} people={people} />}
        {drills && <Drills drills={drills} />}
        {courses && <Courses courses={courses} onStarter={props.onStarter} />}
        {courses && <Classes {...props} classes={classes} />}
        {people && <Rule key={JSON.stringify(people.rule)} {...props} people={people} />}
      </div>
    </Page>
  )
}

/** A word that has to be said with what is decided. */
function Reasoned({
  label,
  yes,
  no,
  noNeedsWords = true,
  yesNeedsWords = true,
  busy,
  onSaid,
}: {
  label: string
  yes: string
  no?: string
  noNeedsWords?: boolean
  yesNeedsWords?: boolean
  busy?: string
  onSaid: (isYes: boolean, words: string) => void
}) {
  const [words, setWords] = useState('')
  const missing = words.trim() ? undefined : 'Say why first.'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!yesNeedsWords || !missing) onSaid(true, words.trim())
  }
  return (
    <form className="form" onSubmit={submit}>
      <TextArea
        label={label}
        rows={2}
        maxLength={1000}
        value={words}
        onChange={event => setWords(event.target.value)}
      />
      <div className="row">
        <Button
          type="submit"
          small
          kind="primary"
          busy={busy}
          disabledBecause={yesNeedsWords ? missing : undefined}
          reasonHidden
        >
          {yes}
        </Button>
        {no && (
          <Button
            small
            disabledBecause={noNeedsWords ? missing : undefined}
            reasonHidden
            onClick={() => onSaid(false, words.trim())}
          >
            {no}
          </Button>
        )}
      </div>
    </form>
  )
}

function Appeals({
  appeals,
  busy,
  myId,
  onAppeal,
}: { appeals: AppealView[] } & Pick<TrainingProps, 'busy' | 'myId' | 'onAppeal'>) {
  return (
    <section aria-labelledby="appeals-head">
      <h2 className="heading" id="appeals-head">
        {Counted(appeals.length, 'colleague asks', 'colleagues ask')} for another look
      </h2>
      <ul>
        {appeals.map(({ id, employeeId, employeeName, topic, words, at }) => (
          <li key={id}>
            <h3>
              {employeeName}, {topic ?? 'everything'}
            </h3>
            <p className="t13">
              “{words}” <Time at={at} />
            </p>
            {employeeId === myId ? (
              <p className="t13 third">Another colleague decides this.</p>
            ) : (
              <Reasoned
                label={`What you say to ${employeeName}`}
                yes="Let them send on their own"
                no="Leave it as it is"
                busy={busy}
                onSaid={(isGranted, reason) => onAppeal(id, isGranted, reason)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Waiting({
  waiting,
  busy,
  myId,
  onLook,
}: { waiting: (DrillTryView & { drill: DrillView })[] } & Pick<TrainingProps, 'busy' | 'myId' | 'onLook'>) {
  return (
    <section aria-labelledby="waiting-head">
      <h2 className="heading" id="waiting-head">
        {Counted(waiting.length, 'try', 'tries')} to look at
      </h2>
      <ul>
        {waiting.map(tried => (
          <li key={tried.id}>
            <h3 lang={tried.drill.language ?? undefined}>{tried.drillTitle}</h3>
            <details className="folded">
              <summary>What was asked</summary>
              <Messages messages={tried.drill.messages} language={tried.drill.language} />
            </details>
            <p dir="auto">{tried.text}</p>
            <p className="t13 third">
              {tried.employeeName}, <Time at={tried.at} />
              {tried.said !== 'pass' && ` · the guard: ${tried.findings.map(({ title }) => title).join(', ')}`}
            </p>
            {tried.employeeId === myId ? (
              <p className="t13 third">A colleague looks at it.</p>
            ) : (
              <Reasoned
                label={`A word for ${tried.employeeName}`}
                yes="Good"
                no="Once more"
                yesNeedsWords={false}
                busy={busy}
                onSaid={(isGood, comment) => onLook(tried.id, isGood, comment)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function People({
  people: { learners },
  opened,
  busy,
  myId,
  onOpen,
  onConfirm,
  onLookFirst,
}: TrainingProps & { people: NonNullable<TrainingProps['people']> }) {
  return (
    <section aria-labelledby="learners-head">
      <h2 className="heading" id="learners-head">
        Who is learning
      </h2>
      {learners.length === 0 && (
        <Empty title="Everybody sends on their own.">Who is new, and who is looked at first again, stands here.</Empty>
      )}
      <ul>
        {learners.map(learner => (
          <li key={learner.id}>
            <h3>
              {learner.name}
              {learner.ready.length > 0 && <Chip tone="line">ready</Chip>}
              {learner.secondLooks.length > 0 && <Chip tone="care">looked at first again</Chip>}
            </h3>
            <p className="t13 third">
              {[
                learner.title,
                learner.alone.length > 0 && `on their own on ${learner.alone.join(', ')}`,
                learner.coursesLeft > 0 && `${counted(learner.coursesLeft, 'course')} to finish`,
                !learner.hasReadGuidelines && 'guidelines to read',
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            {learner.id !== myId &&
              learner.ready.map(({ topicId, topic }) => (
                <div key={topicId ?? 'everything'}>
                  <Button small busy={busy} onClick={() => onConfirm(learner.id, topicId)}>
                    Let {learner.name} send on their own{topic ? ` on ${topic}` : ''}
                  </Button>
                </div>
              ))}
            {opened?.employeeId === learner.id ? (
              <OpenedLearner opened={opened} busy={busy} myId={myId} onLookFirst={onLookFirst} />
            ) : (
              <div>
                <LinkButton onClick={() => onOpen(learner.id)} aria-label={`How far they have come: ${learner.name}`}>
                  How far they have come
                </LinkButton>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function OpenedLearner({
  opened,
  busy,
  myId,
  onLookFirst,
}: { opened: AutonomyView } & Pick<TrainingProps, 'busy' | 'myId' | 'onLookFirst'>) {
  const alone = opened.topics.filter(({ standing }) => standing === 'alone')
  return (
    <>
      {opened.topics.map(topical => (
        <div key={topical.topicId ?? 'everything'} className="stack tight">
          <p>
            {topical.topic ?? 'Everything'} <Standing topical={topical} />
          </p>
          {topical.standing !== 'alone' && <Parts parts={topical.parts} />}
        </div>
      ))}
      {alone.length > 0 && opened.employeeId !== myId && (
        <details className="folded">
          <summary>Look first again</summary>
          <Reasoned
            label={`Why, to ${opened.name}`}
            yes={`Look first on ${alone.map(({ topic }) => topic).join(', ')}`}
            busy={busy}
            onSaid={(_, said) =>
              void onLookFirst(
                opened.employeeId,
                alone.flatMap(({ topicId }) => topicId ?? []),
                said,
              )
            }
          />
        </details>
      )}
    </>
  )
}

function Drills({ drills: { open, proposed } }: { drills: NonNullable<TrainingProps['drills']> }) {
  return (
    <section aria-labelledby="train-drills-head">
      <h2 className="heading" id="train-drills-head">
        Drills
      </h2>
      {open.length + proposed.length === 0 && (
        <Empty title="There is no drill yet.">
          Open a conversation that one of us answered, and choose “Make a drill of it”. Names and numbers are replaced,
          and you read it before anybody practises on it.
        </Empty>
      )}
      <ul>
        {[...proposed, ...open].map(drill => (
          <li key={drill.id}>
            <h3>
              <Anchor href={paths.checkDrill(drill.id)} lang={drill.language ?? undefined}>
                {drill.title}
              </Anchor>
              {!drill.checkedAt && <Chip tone="care">to be read</Chip>}
            </h3>
            <p className="t13 third">
              {[
                drill.topics.join(', '),
                drill.checkedByName ? `read by ${drill.checkedByName}` : `made by ${drill.proposedByName}`,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Courses({
  courses: { courses, hasStarter },
  onStarter,
}: {
  courses: NonNullable<TrainingProps['courses']>
  onStarter: () => void
}) {
  return (
    <section aria-labelledby="train-courses-head">
      <h2 className="heading" id="train-courses-head">
        Courses
      </h2>
      <ul>
        {courses.map(course => (
          <li key={course.id}>
            <h3>
              <Anchor href={paths.writeCourse(course.id)}>{course.texts[0]?.title}</Anchor>
            </h3>
            <p className="t13 third">
              {course.finished} of {counted(course.people, 'colleague')} finished it ·{' '}
              {course.texts.map(({ language }) => languageWords(language)).join(', ')} ·{' '}
              {course.roles.length === 0 ? 'for everybody' : `for ${course.roles.join(', ')}`}
            </p>
          </li>
        ))}
      </ul>
      <p className="row">
        <Anchor href={paths.newCourse()}>Write a course</Anchor>
        {!hasStarter && <LinkButton onClick={onStarter}>Bring the course that comes with Sosh</LinkButton>}
      </p>
    </section>
  )
}

function Classes({ classes, colleagues, courses, busy, problem, myId, onSchedule, onCancel }: TrainingProps) {
  const [isPlanning, setPlanning] = useState(false)
  const [cancelling, setCancelling] = useState<string>()
  return (
    <section aria-labelledby="train-classes-head">
      <h2 className="heading" id="train-classes-head">
        Classes
      </h2>
      <ul>
        {classes.map(one => (
          <li key={one.id}>
            <h3>
              {one.title} {one.cancelledAt && <Chip tone="stop">cancelled</Chip>}
            </h3>
            <ClassWords one={one} />
            {!one.cancelledAt &&
              (cancelling === one.id ? (
                <Reasoned
                  label="Why it is cancelled"
                  yes="Cancel the class"
                  busy={busy}
                  onSaid={(_, why) => {
                    onCancel(one.id, why)
                    setCancelling(undefined)
                  }}
                />
              ) : (
                <div>
                  <LinkButton onClick={() => setCancelling(one.id)} aria-label={`Cancel it… ${one.title}`}>
                    Cancel it…
                  </LinkButton>
                </div>
              ))}
          </li>
        ))}
      </ul>
      {isPlanning ? (
        <ClassForm
          colleagues={colleagues}
          courses={(courses?.courses ?? []).map(({ id, texts }) => ({ id, title: texts[0]?.title ?? '' }))}
          myId={myId}
          busy={busy}
          problem={problem}
          onLeave={() => setPlanning(false)}
          onSchedule={async draft => {
            if (await onSchedule(draft)) setPlanning(false)
          }}
        />
      ) : (
        <p>
          <LinkButton onClick={() => setPlanning(true)}>Plan a class…</LinkButton>
        </p>
      )}
    </section>
  )
}

function Rule({
  people: { inWords, rule: before },
  ruleLockedBecause,
  busy,
  problem,
  onRule,
}: TrainingProps & { people: NonNullable<TrainingProps['people']> }) {
  const [rule, setRule] = useState(before)
  const [isOpen, setOpen] = useState(false)
  const fields = ['asWritten', 'cameBack', 'drills', 'days', 'backEnds'] as const
  const labels: Record<(typeof fields)[number], string> = {
    asWritten: 'Drafts on the topic that left as written',
    cameBack: 'Of the last ten, so many may have come back',
    drills: 'Drills on the topic that were found good',
    days: 'Days since something last went wrong on it',
    backEnds: 'Of the last ten, so many that came back end it',
  }
  const rest = reasonsElsewhere(problem, [...fields])
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (await onRule(rule)) setOpen(false)
  }
  return (
    <section className="stack" aria-labelledby="rule-head">
      <h2 className="heading" id="rule-head">
        The rule
      </h2>
      <p className="t13">{inWords.grows}</p>
      <p className="t13">{inWords.shrinks}</p>
      {isOpen ? (
        <form className="form" onSubmit={event => void submit(event)}>
          {fields.map(field => (
            <TextField
              key={field}
              label={labels[field]}
              inputMode="numeric"
              value={`${rule[field]}`}
              error={reasonAt(problem, field)}
              onChange={event => setRule({ ...rule, [field]: Number(event.target.value.replace(/\D/g, '')) })}
            />
          ))}
          <Checkbox
            label="All courses that one is asked to finish"
            checked={rule.courses}
            onChange={event => setRule({ ...rule, courses: event.target.checked })}
          />
          <Checkbox
            label="The newest guidelines read and confirmed"
            checked={rule.guidelines}
            onChange={event => setRule({ ...rule, guidelines: event.target.checked })}
          />
          {rest && <Trouble title={rest} />}
          <div className="row">
            <Button type="submit" kind="primary" busy={busy}>
              Keep the rule
            </Button>
            <Button onClick={() => setOpen(false)}>Leave it</Button>
          </div>
        </form>
      ) : (
        <div>
          <Button small disabledBecause={ruleLockedBecause} onClick={() => setOpen(true)}>
            Change the rule
          </Button>
        </div>
      )}
    </section>
  )
}
