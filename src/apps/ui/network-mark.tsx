import {
  FileInput,
  House,
  Link2,
  type LucideIcon,
  Mail,
  MessageCircle,
  MessageSquareText,
  MessagesSquare,
  Rss,
  Webhook,
} from 'lucide-react'

// Our own outlines, one colour: lucide keeps no brands, and a coloured logo would shout beside people's words.
const drawn: Record<string, string[]> = {
  bluesky: [
    'M12 11.2C10.7 8.6 7.6 5 4.4 4.2 3 3.9 2.8 5 3 6.8c.2 2.4.5 4.6 1.6 5.7 1 1 2.5 1.2 4 1-2.6.5-3.6 2-2.2 4 2 2.8 4.4 1.6 5.6-2.3 1.2 3.9 3.6 5.1 5.6 2.3 1.4-2 .4-3.5-2.2-4 1.5.2 3 0 4-1 1.1-1.1 1.4-3.3 1.6-5.7.2-1.8 0-2.9-1.4-2.6C16.4 5 13.3 8.6 12 11.2Z',
  ],
  // A cat, looking out.
  github: [
    'M6 4.5 8.6 6.2a9.4 9.4 0 0 1 6.8 0L18 4.5c.6 1.5.7 2.9.3 4.2.8 1 1.2 2.1 1.2 3.4 0 4-3.2 5.9-7.5 5.9s-7.5-1.9-7.5-5.9c0-1.3.4-2.4 1.2-3.4-.4-1.3-.3-2.7.3-4.2Z',
    'M9.5 11.8v1.4M14.5 11.8v1.4M9.5 21v-3M14.5 21v-3',
  ],
  telegram: [
    'M20.4 4.3 3.5 10.8c-.7.3-.6 1.2 0 1.4l4.2 1.3 1.7 5.2c.2.6.9.7 1.3.3l2.4-2.4 4.2 3.1c.5.3 1.1.1 1.2-.5l2.8-14c.1-.6-.4-1.1-.9-.9Z',
    'm7.7 13.5 8.7-5.4-6.3 6.9',
  ],
  youtube: [
    'M4.6 6.2c-1.3.3-1.9 1.3-2.1 2.5a21 21 0 0 0 0 6.6c.2 1.2.8 2.2 2.1 2.5 4.9.9 9.9.9 14.8 0 1.3-.3 1.9-1.3 2.1-2.5a21 21 0 0 0 0-6.6c-.2-1.2-.8-2.2-2.1-2.5a42 42 0 0 0-14.8 0Z',
    'm10.2 9 5 3-5 3Z',
  ],
  mastodon: [
    'M20.5 9.5c0-4-2.6-5.5-5-6a22 22 0 0 0-7 0c-2.4.5-5 2-5 6 0 5 .3 9 4.5 10.4 2.2.7 5.2.7 7.3-.1v-2c-2 .6-4.3.6-5.8 0-1.2-.5-1.6-1.5-1.7-2.6 2.5.6 5.4.6 7.8.1 3-.6 4.9-1.6 4.9-5.8Z',
    'M8 12.3V9.2c0-2.4 4-2.6 4 .2v1.8M12 9.4c0-2.8 4-2.6 4-.2v3.1',
  ],
}

const icons: Record<string, LucideIcon> = {
  feed: Rss,
  web: Rss,
  reddit: MessagesSquare,
  'hacker-news': MessagesSquare,
  'stack-exchange': MessagesSquare,
  webmention: Link2,
  discourse: MessageCircle,
  email: Mail,
  sms: MessageSquareText,
  community: House,
  widget: MessageSquareText,
  webhook: Webhook,
  import: FileInput,
}

/** Where something was said: a small outline and the network's name, never a coloured logo. */
export function NetworkMark({
  network,
  label,
  size = 14,
  bare,
}: {
  network: string
  label: string
  size?: number
  bare?: boolean
}) {
  const paths = drawn[network]
  const Icon = icons[network] ?? MessageCircle
  const picture = paths ? (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {paths.map(path => (
        <path key={path} d={path} />
      ))}
    </svg>
  ) : (
    <Icon size={size} strokeWidth={1.75} aria-hidden />
  )
  if (bare) return picture
  return (
    <span className="network">
      {picture}
      <span>{label}</span>
    </span>
  )
}
