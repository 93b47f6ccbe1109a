export { type HeaderLink, linksIn } from './link-header.ts'
export { inTurn, letRest, restsUntil } from './turns.ts'
