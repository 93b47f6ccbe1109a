import './people.css'
import { Anchor } from '#apps/ui'
import { paths } from '../paths.ts'
import { Page, useTitle } from '../screen.tsx'
import { Counted } from '../words.ts'
import { Answerers, Came, Concerns, Owed, Part, Story } from './person-told.tsx'
import type { ToldView } from './person-views.ts'

interface OrganisationView extends ToldView {
  name: string
  people: { personId: string; name: string; role: string }[]
}

/** An organisation by the people whom we know there: what they spoke of, what we owe them, what came of it. */
export function OrganisationScreen({ organisation }: { organisation: OrganisationView }) {
  const { name, people } = organisation
  useTitle(name)
  return (
    <Page title={name} about={`${Counted(people.length, 'person', 'people')} whom we know there.`}>
      <div className="one-person">
        <div>
          <Story title={`Our story with ${name}`} told={organisation} />
          <Concerns told={organisation} />
          <Came told={organisation} />
        </div>
        <div>
          <Part title="Whom we know there" id="there" empty="Nobody any more.">
            {people.map(({ name, personId, role }) => (
              <li key={personId}>
                <Anchor href={paths.person(personId)}>{name}</Anchor>
                {role && <span className="t13 second">{role}</span>}
              </li>
            ))}
          </Part>
          <Owed title={`What we owe ${name}`} told={organisation} />
          <Answerers told={organisation} />
        </div>
      </div>
    </Page>
  )
}
