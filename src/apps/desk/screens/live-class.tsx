import { type FormEvent, useState } from 'react'
import { Button, Select, TextArea, TextField, Trouble } from '#apps/ui'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'

/** A class while it is planned; times are the reader’s own. */
export interface ClassDraft {
  title: string
  about: string
  language: string
  courseId: string | null
  teacherId: string
  startsAt: string
  endsAt: string
  place: string
  seats: number | null
}

interface ClassFormProps {
  colleagues: { id: string; name: string }[]
  courses: { id: string; title: string }[]
  myId: string
  busy?: string
  problem?: ProblemDetails
  onSchedule: (draft: ClassDraft) => void
  onLeave: () => void
}

/** Plans a class: when, where, with whom. */
export function ClassForm({ colleagues, courses, myId, busy, problem, onSchedule, onLeave }: ClassFormProps) {
  const [title, setTitle] = useState('')
  const [about, setAbout] = useState('')
  const [language, setLanguage] = useState('en')
  const [courseId, setCourseId] = useState('')
  const [teacherId, setTeacherId] = useState(myId)
  const [starts, setStarts] = useState('')
  const [minutes, setMinutes] = useState('45')
  const [place, setPlace] = useState('')
  const [seats, setSeats] = useState('')
  const begins = starts ? new Date(starts) : undefined
  const missing = !title.trim()
    ? 'A title first.'
    : !begins || Number.isNaN(begins.getTime())
      ? 'Say when.'
      : !place.trim()
        ? 'Say where.'
        : undefined
  const rest = reasonsElsewhere(problem, ['title', 'startsAt', 'endsAt', 'place', 'seats'])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (missing || !begins) return
    onSchedule({
      ...{ title: title.trim(), about: about.trim(), language, teacherId, place: place.trim() },
      courseId: courseId || null,
      startsAt: begins.toISOString(),
      endsAt: new Date(begins.getTime() + Number(minutes) * 60_000).toISOString(),
      seats: seats ? Number(seats) : null,
    })
  }
  return (
    <form className="form" aria-label="A class" onSubmit={submit}>
      <TextField
        label="What it is called"
        maxLength={200}
        value={title}
        error={reasonAt(problem, 'title')}
        onChange={event => setTitle(event.target.value)}
      />
      <TextArea
        label="What it is about"
        rows={2}
        maxLength={2000}
        value={about}
        onChange={event => setAbout(event.target.value)}
      />
      <TextField
        label="Begins"
        type="datetime-local"
        value={starts}
        error={reasonAt(problem, 'startsAt')}
        onChange={event => setStarts(event.target.value)}
      />
      <Select
        label="How long"
        value={minutes}
        onChange={event => setMinutes(event.target.value)}
        options={[15, 30, 45, 60, 90, 120, 240].map(each => ({ value: `${each}`, label: `${each} minutes` }))}
      />
      <TextField
        label="Where"
        hint="A room, or the address of a call."
        maxLength={300}
        value={place}
        error={reasonAt(problem, 'place')}
        onChange={event => setPlace(event.target.value)}
      />
      <Select
        label="Who holds it"
        value={teacherId}
        onChange={event => setTeacherId(event.target.value)}
        options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField
        label="In which language"
        hint="As a short tag: en, de, es."
        maxLength={12}
        value={language}
        onChange={event => setLanguage(event.target.value)}
      />
      <Select
        label="It belongs to the course"
        value={courseId}
        onChange={event => setCourseId(event.target.value)}
        options={[{ value: '', label: 'none' }, ...courses.map(({ id, title }) => ({ value: id, label: title }))]}
      />
      <TextField
        label="Seats"
        inputMode="numeric"
        placeholder="As many as come"
        value={seats}
        error={reasonAt(problem, 'seats')}
        onChange={event => setSeats(event.target.value.replace(/\D/g, ''))}
      />
      {rest && <Trouble title={rest} />}
      <div className="row">
        <Button type="submit" kind="primary" busy={busy} disabledBecause={missing} reasonHidden>
          Plan it
        </Button>
        <Button onClick={onLeave}>Leave it</Button>
      </div>
    </form>
  )
}
