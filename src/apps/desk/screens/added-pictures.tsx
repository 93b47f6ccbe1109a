import './writing.css'
import { LinkButton, TextField, Trouble } from '#apps/ui'
import { paths } from '../paths.ts'

/** A picture that is added to words, with what it shows for whoever does not see it. */
export interface AddedPicture {
  id: string
  alt: string
}

interface Props {
  pictures: AddedPicture[]
  most: number
  language?: string
  /** How far a picture is that is being added. */
  adding?: string
  wrong?: string
  onAdd: (files: File[]) => void
  onPictures: (pictures: AddedPicture[]) => void
}

/** The pictures below what somebody writes: added, said what they show, taken out. */
export function AddedPictures({ pictures, most, language, adding, wrong, onAdd, onPictures }: Props) {
  const room = most - pictures.length
  return (
    <section className="stack" aria-label="Pictures">
      {pictures.length > 0 && (
        <ul className="article-media">
          {pictures.map(({ id, alt }, at) => (
            <li key={id}>
              <img className="thumb" src={paths.ourPicture(id)} alt="" width={96} height={72} />
              <div className="fields">
                <TextField
                  label={pictures.length > 1 ? `What picture ${at + 1} shows` : 'What the picture shows'}
                  hint={
                    alt.trim().length < 3 ? 'For people who don’t see it. It is asked for before it leaves.' : undefined
                  }
                  maxLength={500}
                  lang={language}
                  value={alt}
                  onChange={event =>
                    onPictures(pictures.map(each => (each.id === id ? { id, alt: event.target.value } : each)))
                  }
                />
                <p>
                  <LinkButton
                    aria-label={`Take it out: picture ${at + 1}`}
                    onClick={() => onPictures(pictures.filter(each => each.id !== id))}
                  >
                    Take it out
                  </LinkButton>
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
      {wrong && <Trouble title={wrong} />}
      {room > 0 && (
        <p className="row">
          <label className="file-button">
            {pictures.length > 0 ? 'Add another picture' : 'Add a picture'}
            <input
              type="file"
              multiple
              accept="image/png,image/jpeg,image/webp"
              onChange={event => {
                const files = [...(event.target.files ?? [])].slice(0, room)
                if (files.length > 0) onAdd(files)
                event.target.value = ''
              }}
            />
          </label>
          <span className="t13 second" role="status">
            {adding}
          </span>
        </p>
      )}
    </section>
  )
}

/** Pictures as they will stand, each with what it shows. */
export function ShownPictures({ pictures }: { pictures: AddedPicture[] }) {
  if (pictures.length === 0) return null
  return (
    <ul className="article-media">
      {pictures.map(({ id, alt }) => (
        <li key={id}>
          <img className="thumb" src={paths.ourPicture(id)} alt="" width={96} height={72} />
          <p className="t14">Shows: {alt}</p>
        </li>
      ))}
    </ul>
  )
}

/** Why words with these pictures can’t leave yet. */
export function missingIn(pictures: AddedPicture[]): string | undefined {
  return pictures.some(({ alt }) => alt.trim().length < 3) ? 'Say what each picture shows first.' : undefined
}
