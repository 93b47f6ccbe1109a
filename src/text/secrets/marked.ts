/** A token that carries its maker's mark. */
export interface MarkedKind {
  which: string
  pattern: RegExp
  /** Looks again at what the pattern found. */
  isReal?: (written: string) => boolean
}

const free = '(?<![A-Za-z0-9_-])'
const end = '(?![A-Za-z0-9_-])'
const token = (body: string) => new RegExp(`${free}(?:${body})${end}`, 'g')

/** A header with dots or stars below it is an explanation; a key has at least a line of base64. */
function hasKeyBody(written: string): boolean {
  const body = written.replace(/-----[A-Z ]{1,60}-----/g, '')
  return /[A-Za-z0-9+/=]{40}/.test(body) && new Set(body.slice(0, 400)).size > 12
}

/** Does a part of a JSON Web Token hold JSON? */
function isJson(part: string): boolean {
  try {
    const text = atob(part.replaceAll('-', '+').replaceAll('_', '/'))
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/**
 * Tokens by what their makers publish of them: the mark in front, the length and the letters behind. Each pattern is a
 * bounded run, so the cost grows with the length of the text.
 */
export const markedKinds: readonly MarkedKind[] = [
  {
    which: 'private key',
    pattern:
      /-----BEGIN (?:[A-Z]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----[\s\S]{0,8000}?(?:-----END [A-Z ]{1,40}-----|$)/g,
    isReal: hasKeyBody,
  },
  {
    which: 'AWS access key',
    pattern:
      /(?<![A-Za-z0-9/+=])(?:AKIA|ASIA|AGPA|AIDA|AROA|AIPA|ANPA|ANVA|A3T[A-Z0-9])[A-Z0-9]{16}(?![A-Za-z0-9/+=])/g,
    isReal: written => !/EXAMPLE$/.test(written),
  },
  {
    which: 'GitHub token',
    pattern: /(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9_]{36,255}|github_pat_[A-Za-z0-9_]{22,255})(?![A-Za-z0-9_])/g,
  },
  { which: 'GitLab token', pattern: token('gl(?:pat|dt|rt|ft|ptt|soat|cbt|imt|agent|oas)-[A-Za-z0-9_.-]{20,300}') },
  { which: 'Slack token', pattern: /(?<![A-Za-z0-9])(?:xox[abeoprs]|xapp|xoxe\.xox[bp])-[A-Za-z0-9-]{10,250}/g },
  {
    which: 'Slack hook',
    pattern:
      /hooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Za-z0-9]{8,12}\/[A-Za-z0-9]{8,24}\/[A-Za-z0-9]{16,40}/g,
  },
  {
    which: 'Stripe key',
    pattern:
      /(?<![A-Za-z0-9_])(?:(?:sk|rk)_(?:live|test|prod)_[A-Za-z0-9]{10,250}|whsec_[A-Za-z0-9+/]{24,100})(?![A-Za-z0-9])/g,
  },
  { which: 'Anthropic key', pattern: token('sk-ant-(?:api|admin|sid|oat)0[0-4]-[A-Za-z0-9_-]{80,120}') },
  {
    which: 'OpenAI key',
    pattern: token(
      'sk-(?:proj|svcacct|admin|None)-[A-Za-z0-9_-]{20,250}|sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}|sk-[A-Za-z0-9]{32,64}',
    ),
  },
  { which: 'Groq key', pattern: token('gsk_[A-Za-z0-9]{48,60}') },
  { which: 'xAI key', pattern: token('xai-[A-Za-z0-9]{70,90}') },
  {
    which: 'Google key',
    pattern:
      /(?<![A-Za-z0-9_-])(?:AIza[A-Za-z0-9_-]{35}|GOCSPX-[A-Za-z0-9_-]{28}|ya29\.[A-Za-z0-9_-]{20,2000})(?![A-Za-z0-9_-])/g,
  },
  { which: 'npm token', pattern: token('npm_[A-Za-z0-9]{36}') },
  { which: 'SendGrid key', pattern: /(?<![A-Za-z0-9_.-])SG\.[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{32,64}/g },
  { which: 'Mailgun key', pattern: token('key-[0-9a-f]{32}') },
  { which: 'Mailchimp key', pattern: token('[0-9a-f]{32}-us\\d{1,2}') },
  { which: 'Twilio key', pattern: token('SK[0-9a-f]{32}') },
  { which: 'Telegram bot token', pattern: /(?<![A-Za-z0-9])\d{8,10}:AA[A-Za-z0-9_-]{33}(?![A-Za-z0-9_-])/g },
  { which: 'Discord hook', pattern: /discord(?:app)?\.com\/api\/webhooks\/\d{17,20}\/[A-Za-z0-9_-]{60,80}/g },
  { which: 'Shopify token', pattern: token('shp(?:at|ss|ca|pa|tka)_[A-Za-z0-9]{32,48}') },
  {
    which: 'Tailscale key',
    pattern: /(?<![A-Za-z])tskey-[a-z]{2,20}-[A-Za-z0-9]{8,40}-[A-Za-z0-9]{16,60}(?![A-Za-z0-9-])/g,
  },
  {
    which: 'Grafana token',
    pattern: /(?<![A-Za-z0-9_])(?:glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}|glc_[A-Za-z0-9+/=]{20,400})/g,
  },
  { which: 'Vault token', pattern: token('hv[sbr]\\.[A-Za-z0-9_-]{24,300}') },
  { which: 'Vercel token', pattern: token('vc[piark]_[A-Za-z0-9]{24,64}') },
  { which: 'Cloudflare token', pattern: token('cf(?:at|ut|k)_[A-Za-z0-9]{48}|v1\\.0-[0-9a-f]{24}-[0-9a-f]{140,150}') },
  { which: 'Docker token', pattern: token('dckr_(?:pat|oat)_[A-Za-z0-9_-]{20,64}') },
  { which: 'Figma token', pattern: token('figd_[A-Za-z0-9_-]{40,60}|figd_[A-Za-z0-9_-]{30,39}') },
  { which: 'Hugging Face token', pattern: token('(?:hf|api_org)_[A-Za-z]{34}') },
  { which: 'Linear key', pattern: token('lin_(?:api|oauth)_[A-Za-z0-9]{40,48}') },
  { which: 'Notion token', pattern: token('ntn_\\d{11}[A-Za-z0-9]{35}|secret_[A-Za-z0-9]{43}') },
  { which: 'Databricks token', pattern: token('dapi[0-9a-f]{32}(?:-\\d)?') },
  { which: 'DigitalOcean token', pattern: token('do[opr]_v1_[0-9a-f]{64}') },
  { which: 'PyPI token', pattern: /(?<![A-Za-z0-9])pypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,1000}/g },
  { which: 'RubyGems key', pattern: token('rubygems_[0-9a-f]{48}') },
  { which: 'crates.io token', pattern: token('cio[A-Za-z0-9]{32}') },
  { which: 'Postman key', pattern: token('PMAK-[0-9a-f]{24}-[0-9a-f]{34}') },
  { which: 'New Relic key', pattern: token('NRAK-[A-Z0-9]{27}') },
  { which: 'Sentry token', pattern: token('sntry[su]_[A-Za-z0-9+/=_-]{60,400}') },
  { which: 'Atlassian token', pattern: token('ATATT3[A-Za-z0-9_=-]{150,250}') },
  { which: 'Square token', pattern: token('(?:sq0(?:atp|csp)-[A-Za-z0-9_-]{22,43}|EAAA[A-Za-z0-9_-]{60})') },
  { which: 'Facebook token', pattern: token('EAACEdEose0cBA[A-Za-z0-9]{20,400}') },
  { which: 'age key', pattern: token('AGE-SECRET-KEY-1[0-9A-Z]{58}') },
  {
    which: '1Password token',
    pattern: token('ops_eyJ[A-Za-z0-9_-]{100,2000}'),
    isReal: written => isJson(written.slice(4)),
  },
  {
    which: 'JSON Web Token',
    pattern: /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,2000}\.eyJ[A-Za-z0-9_-]{8,4000}\.[A-Za-z0-9_-]{8,1000}/g,
  },
  {
    which: 'wallet key',
    pattern: /(?<![A-Za-z0-9+/=])(?:0x)?[0-9a-fA-F]{64}(?![A-Za-z0-9+/=])/g,
    isReal: written => /^0x/.test(written) && new Set(written.toLowerCase()).size > 10,
  },
]
