import './share.css'
import { LengthRing, NetworkMark, Trouble } from '#apps/ui'
import { ShownPictures } from './added-pictures.tsx'
import type { SharePreviewView } from './share-typed.ts'
import { kindWords, type TopicKind } from './topic-fields.tsx'

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
