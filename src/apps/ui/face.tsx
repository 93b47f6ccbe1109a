import { User } from 'lucide-react'
import { useState } from 'react'
import { hueOf, initialsOf } from './initials.ts'

interface FaceProps {
  name: string | undefined
  picture?: string
  size?: 18 | 24 | 28 | 32 | 36 | 40 | 48
}

/**
 * A person's own picture, else initials, else a figure for somebody whose name we don't know.
 * Always beside the name, so it is silent to a screen reader.
 */
export function Face({ name, picture, size = 32 }: FaceProps) {
  const [broken, setBroken] = useState<string>()
  const initials = name ? initialsOf(name) : ''
  const shown = picture && picture !== broken
  return (
    <span className={`face of-${size} ${shown || !initials ? '' : `hue-${hueOf(name ?? '')}`}`} aria-hidden="true">
      {shown ? (
        <img
          src={picture}
          alt=""
          loading="lazy"
          decoding="async"
          referrerPolicy="no-referrer"
          onError={() => setBroken(picture)}
        />
      ) : (
        initials || <User size={size / 2} strokeWidth={1.75} />
      )}
    </span>
  )
}
