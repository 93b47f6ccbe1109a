import './sources.css'
import { FileInput } from 'lucide-react'
import { type DragEvent, type ReactNode, useState } from 'react'

interface DropFileProps {
  /** What kind of file, and what happens with it. */
  about: ReactNode
  accept: string
  busy?: string
  /** How much of the file is here, from 0 to 1. */
  share: number
  onFile: (file: File) => void
}

/** Takes a file, by a press or dropped here. */
export function DropFile({ about, accept, busy, share, onFile }: DropFileProps) {
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file && !busy) onFile(file)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way; the input inside is the one for all.
    <div
      className={over ? 'drop over' : 'drop'}
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {busy ? (
        <div className="progress" role="status">
          <b id="handing-in">{share < 1 ? busy : 'Looking what is in it'}</b>
          <progress aria-labelledby="handing-in" value={share < 1 ? share : undefined} max={1} />
        </div>
      ) : (
        <label className="choose-file">
          <FileInput size={20} strokeWidth={1.75} aria-hidden />
          <span>
            <b>Choose a file</b> or drop it here
            <small>{about}</small>
          </span>
          <input
            type="file"
            accept={accept}
            onChange={event => {
              const [file] = event.target.files ?? []
              event.target.value = ''
              if (file) onFile(file)
            }}
          />
        </label>
      )}
    </div>
  )
}
