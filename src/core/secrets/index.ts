export { forgetSecret, keepSecret, openSecret, replaceSecret, resealSecrets } from './keep-secret.ts'
export { renewSecret } from './renew-secret.ts'
