import type { SiteRoom } from '../visit.ts'
import { account } from './account.ts'
import { blog } from './blog/index.ts'
import { community } from './community/index.ts'
import { home } from './home.ts'
import { hub } from './hub.ts'
import { letters } from './letters.ts'
import { member } from './member.ts'
import { messages } from './messages.ts'
import { moderation } from './moderation/index.ts'
import { offers } from './offers/index.ts'
import { peers } from './peers/index.ts'
import { reviews } from './reviews.ts'
import { rules } from './rules.ts'
import { signIn } from './sign-in.ts'
import { sitemap } from './sitemap.ts'
import { statements } from './statements.ts'
import { elsewhere } from './ways-in.ts'

/**
 * Every room of the public site, in the order in which their parts stand on the page and in the navigation. A room of its own
 * lies in `pages/<room>/index.ts`, is a `SiteRoom`, and is added here; its addresses are built in `lib/paths`.
 */
export const rooms: SiteRoom[] = [
  home,
  moderation,
  peers,
  community,
  blog,
  offers,
  statements,
  member,
  messages,
  reviews,
  rules,
  signIn,
  elsewhere,
  account,
  letters,
  hub,
  sitemap,
]
