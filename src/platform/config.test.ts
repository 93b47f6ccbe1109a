import { isAbsolute } from 'node:path'
import { expect, test } from 'vitest'
import { Problem } from '#lib/problem'
import { configHelp, readConfig, settingsHelp } from './config.ts'

function refusalOf(env: Record<string, string>): Problem {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  throw new Error('These settings were taken.')
}

test('somebody who sets nothing gets a house that works', () => {
  const config = readConfig({})
  expect(config).toMatchObject({
    databaseUrl: undefined,
    host: '127.0.0.1',
    port: 4100,
    publicUrl: 'http://localhost:4100',
    roles: ['web', 'worker', 'listener'],
    claimMinutes: 30,
    logLevel: 'info',
    allowPrivateAddresses: false,
    isProduction: false,
    warnings: [],
  })
  expect(isAbsolute(config.dataDir) && config.dataDir.endsWith('data')).toBe(true)
})

test('what is set is read, spaces and empty words aside', () => {
  const config = readConfig({
    SOSH_DATA_DIR: '/srv/sosh',
    DATABASE_URL: 'postgres://sosh:p%40ss@db.example.com:5432/sosh?sslmode=require',
    PORT: ' 8080 ',
    HOST: '0.0.0.0',
    PUBLIC_URL: 'https://social.example.com/',
    SOSH_ROLES: 'worker, web,worker',
    SOSH_NATS_URL: 'nats://sosh:secret@n1:4222, tls://n2:4222',
    SOSH_CLAIM_MINUTES: '45',
    LOG_LEVEL: '',
    NODE_ENV: 'production',
  })
  expect(config).toEqual({
    dataDir: '/srv/sosh',
    erasuresFile: '/srv/sosh/erasures.log',
    databaseUrl: 'postgres://sosh:p%40ss@db.example.com:5432/sosh?sslmode=require',
    host: '0.0.0.0',
    ownAddresses: [],
    port: 8080,
    publicUrl: 'https://social.example.com',
    trustedProxies: 0,
    roles: ['worker', 'web'],
    natsServers: ['nats://sosh:secret@n1:4222', 'tls://n2:4222'],
    streamMaxBytes: 2 ** 31,
    claimMinutes: 45,
    logLevel: 'info',
    allowPrivateAddresses: false,
    isProduction: true,
    warnings: [],
  })
})

test('a database on a local socket is an address, too', () => {
  expect(readConfig({ DATABASE_URL: 'postgresql:///sosh?host=/run/sosh' }).databaseUrl).toBe(
    'postgresql:///sosh?host=/run/sosh',
  )
})

test.each([
  ['PORT', 'eighty'],
  ['PORT', '70000'],
  ['PORT', '80.5'],
  ['SOSH_CLAIM_MINUTES', '0'],
  ['SOSH_ROLES', 'web,cook'],
  ['LOG_LEVEL', 'loud'],
  ['DATABASE_URL', 'mysql://localhost/sosh'],
  ['PUBLIC_URL', 'social.example.com'],
  ['PUBLIC_URL', 'ftp://social.example.com'],
  ['SOSH_ALLOW_PRIVATE_ADDRESSES', 'maybe'],
])('%s=%s is refused by name', (name, value) => {
  const refusal = refusalOf({ [name]: value })
  expect([refusal.kind, refusal.reasons.map(reason => reason.at)]).toEqual(['invalid', [name]])
  expect(refusal.message).toContain(name)
})

test('all that is wrong is named at once', () => {
  expect(refusalOf({ PORT: 'x', LOG_LEVEL: 'y' }).reasons.map(reason => reason.at)).toEqual(['PORT', 'LOG_LEVEL'])
})

test('a refusal never repeats the value: it may hold a password', () => {
  const refusal = refusalOf({ DATABASE_URL: 'mysql://sosh:hunter2@db/sosh' })
  expect(JSON.stringify([refusal.message, refusal.reasons])).not.toContain('hunter2')
})

test('private addresses open for a trial at home, never in production or behind a public address', () => {
  const on = { SOSH_ALLOW_PRIVATE_ADDRESSES: '1' }
  expect(readConfig(on).allowPrivateAddresses).toBe(true)
  expect(refusalOf({ ...on, NODE_ENV: 'production' }).message).toContain('NODE_ENV')
  expect(refusalOf({ ...on, PUBLIC_URL: 'https://social.example.com' }).message).toContain('PUBLIC_URL')
  expect(readConfig({ SOSH_ALLOW_PRIVATE_ADDRESSES: 'false', NODE_ENV: 'production' }).allowPrivateAddresses).toBe(
    false,
  )
})

test('single servers inside are opened by their addresses, and by nothing else', () => {
  expect(readConfig({ SOSH_OWN_ADDRESSES: '10.0.0.7, fd00::7', NODE_ENV: 'production' }).ownAddresses).toEqual([
    '10.0.0.7',
    'fd00::7',
  ])
  expect(readConfig({}).ownAddresses).toEqual([])
  for (const wrong of ['10.0.0.0/8', 'translate.inside', '*'])
    expect(refusalOf({ SOSH_OWN_ADDRESSES: wrong }).reasons[0]?.at).toBe('SOSH_OWN_ADDRESSES')
})

test('a mail server is of use only with a sender, and the other way round', () => {
  const both = { SOSH_MAIL_URL: 'smtps://u:p@mail.example', SOSH_MAIL_FROM: 'Halden <community@halden.example>' }
  expect(readConfig(both).mail).toEqual({ url: both.SOSH_MAIL_URL, from: both.SOSH_MAIL_FROM })
  expect(readConfig({}).mail).toBeUndefined()
  for (const [name, value] of Object.entries(both))
    expect(refusalOf({ [name]: value }).reasons[0]?.at).toMatch(/^SOSH_MAIL_/)
  expect(refusalOf({ ...both, SOSH_MAIL_FROM: 'a@b\r\nBcc: c@d' }).reasons[0]?.at).toBe('SOSH_MAIL_FROM')
})

test('a misspelt setting is pointed out, with what was probably meant', () => {
  expect(readConfig({ SOSH_CLAIM_MINUTE: '5', SOSH_UNICORN: 'x', SOSH_DATA: 'y', HOME: '/root' }).warnings).toEqual([
    'SOSH_CLAIM_MINUTE is set, and Sosh knows no such setting. Did you mean SOSH_CLAIM_MINUTES?',
    'SOSH_UNICORN is set, and Sosh knows no such setting.',
  ])
})

test('every setting is explained, and its default is the one that is used', () => {
  const help = settingsHelp()
  expect(help).toHaveLength(18)
  for (const { name } of help) expect(configHelp()).toContain(`  ${name}\n`)
  for (const { about } of help) expect(about).toMatch(/\.$/)
  expect(help.find(each => each.name === 'PORT')?.otherwise).toBe(String(readConfig({}).port))
  expect(help.find(each => each.name === 'SOSH_CLAIM_MINUTES')?.otherwise).toBe(String(readConfig({}).claimMinutes))
  expect(help.find(each => each.name === 'SOSH_ROLES')?.otherwise).toBe(readConfig({}).roles.join(','))
  expect(help.find(each => each.name === 'LOG_LEVEL')?.otherwise).toBe(readConfig({}).logLevel)
})

test('a part of listening on its own needs the stream to the other part', () => {
  expect(() => readConfig({ SOSH_ROLES: 'web,matcher' })).toThrow(/SOSH_NATS_URL/)
  expect(readConfig({ SOSH_ROLES: 'reader', SOSH_NATS_URL: 'nats://n1:4222' }).roles).toEqual(['reader'])
  expect(() => readConfig({ SOSH_NATS_URL: 'http://n1:4222' })).toThrow('Write it as nats://host:4222.')
})
