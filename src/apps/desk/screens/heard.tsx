import './people.css'
import { Anchor, Because, Empty } from '#apps/ui'
import { paths } from '../paths.ts'
import { Page, useTitle } from '../screen.tsx'

/** Somebody whom others hear, or who helps others, with what says so. */
export interface HeardView {
  personId: string
  name: string
  where: string
  words: string
  because: string
}

/** Two kinds, never added up: who is heard by others, and who talks with them. */
export function Heard({ heard, helping }: { heard: HeardView[]; helping: HeardView[] }) {
  useTitle('Heard and helping')
  return (
    <Page
      title="Who is heard, and who helps."
      about="Two things that few do both: what some say carries far, and others answer whoever asks. From what people said to each other in the last half year."
    >
      <div className="heard">
        <Kind
          id="heard"
          title="Heard by others"
          about="Others answer them and name them. Have an ear for what they say, and put right early what is wrong in it."
          people={heard}
          empty="Nobody stands out yet."
        />
        <Kind
          id="helping"
          title="Talk with others"
          about="They answer whoever asks about us, and are answered. Thank them, and ask them what they would do."
          people={helping}
          empty="Nobody stands out yet."
        />
      </div>
      <details className="folded">
        <summary>How this comes about</summary>
        <p>
          Each person counts once, however often they speak, and what is old counts less: half after two months, nothing
          after half a year. Whoever talks with nobody else counts for a quarter, so that made-up accounts carry little.
          Followers add a little to being heard, and nothing without answers of others: they can be bought. It changes
          nothing in how anybody is answered.
        </p>
      </details>
    </Page>
  )
}

interface KindProps {
  id: string
  title: string
  about: string
  people: HeardView[]
  empty: string
}

function Kind({ id, title, about, people, empty }: KindProps) {
  return (
    <section aria-labelledby={id}>
      <h2 className="heading" id={id}>
        {title}
      </h2>
      <p className="t13 second">{about}</p>
      {people.length === 0 ? (
        <Empty title={empty}>When people answer each other where you listen, whoever stands out is named here.</Empty>
      ) : (
        <ul>
          {people.map(person => (
            <li key={person.personId}>
              <b dir="auto">
                <Anchor href={paths.person(person.personId)}>{person.name}</Anchor>
              </b>
              <span className="t13 second">{person.where}</span>
              <span>{person.words}</span>
              <Because>{person.because}</Because>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
