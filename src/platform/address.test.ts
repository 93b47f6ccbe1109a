import { BlockList, isIP } from 'node:net'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseAddress, refusalOfAddress, refusalOfForm, refusalOfHost } from './address.ts'

/** Written anew from RFC 6890 and the task, with Node's own matcher: it shares no line with what it judges. */
const oracle = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['168.63.129.16', 32],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  oracle.addSubnet(net, bits, 'ipv4')
const oracle6 = new BlockList()
for (const [net, bits] of [
  ['4000::', 2],
  ['8000::', 1],
  ['1000::', 4],
  ['800::', 5],
  ['400::', 6],
  ['200::', 7],
  ['100::', 8],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  oracle6.addSubnet(net, bits, 'ipv6')

const byte = fc.nat(255)
const anyIpv4 = fc.tuple(byte, byte, byte, byte)
/** Random addresses seldom hit a /24, so half of them begin where something begins or ends. */
const edgyIpv4 = fc
  .tuple(
    fc.constantFrom(
      ...['0.0', '10.255', '100.63', '100.64', '100.127', '100.128', '127.0', '168.63', '169.254', '172.15', '172.16'],
      ...['172.31', '172.32', '192.0', '192.88', '192.168', '198.17', '198.18', '198.19', '198.20', '198.51', '203.0'],
      ...['223.255', '224.0', '239.255', '240.0', '255.255'],
    ),
    fc.constantFrom(0, 1, 2, 99, 100, 113, 129, 255),
    fc.constantFrom(0, 1, 16, 17, 254, 255),
  )
  .map(([start, third, fourth]) => [...start.split('.').map(Number), third, fourth])
const ipv4 = fc.oneof(anyIpv4, edgyIpv4)
const group = fc.nat(0xffff)

const isClosed = (address: string) => refusalOfAddress(address) !== undefined

describe('addresses that Sosh never connects to', () => {
  test('any IPv4 address is judged as an independent list judges it', () => {
    fc.assert(
      fc.property(ipv4, bytes => isClosed(bytes.join('.')) === oracle.check(bytes.join('.'), 'ipv4')),
      { numRuns: 20_000 },
    )
  })

  test('an IPv4 address inside an IPv6 one is judged as itself, however it is written', () => {
    fc.assert(
      fc.property(ipv4, fc.constantFrom('::ffff:', '0:0:0:0:0:FFFF:', '64:ff9b::'), (bytes, prefix) => {
        const [a = 0, b = 0, c = 0, d = 0] = bytes
        const inHex = `${prefix}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
        const expected = oracle.check(bytes.join('.'), 'ipv4')
        return isClosed(inHex) === expected && isClosed(`${prefix}${bytes.join('.')}`) === expected
      }),
      { numRuns: 5000 },
    )
  })

  test('any IPv6 address is judged as an independent list judges it', () => {
    const start = fc.oneof(
      group,
      fc.constantFrom(0x2000, 0x2001, 0x2002, 0x3fff, 0x3ffe, 0x4000, 0x1fff, 0xfc00, 0xfe80, 0xff02),
    )
    const second = fc.oneof(group, fc.constantFrom(0, 1, 0x1ff, 0x200, 0xdb8, 0xdb9, 0xfff, 0x1000))
    fc.assert(
      fc.property(start, second, fc.array(group, { minLength: 6, maxLength: 6 }), (first, next, rest) => {
        fc.pre(first > 0xff)
        const address = [first, next, ...rest].map(each => each.toString(16)).join(':')
        return isClosed(address) === oracle6.check(address, 'ipv6')
      }),
      { numRuns: 20_000 },
    )
  })

  test('what we can read as an address is exactly what Node can', () => {
    const piece = fc.constantFrom(
      '0',
      '1',
      'ff',
      'FFFF',
      '10000',
      '127',
      '256',
      '01',
      '.',
      ':',
      '::',
      '%1',
      '1.2.3.4',
      'g',
      '',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.ipV4(),
          fc.ipV6(),
          fc.array(piece, { maxLength: 12 }).map(all => all.join('')),
        ),
        text => {
          fc.pre(!text.includes('%'))
          return (parseAddress(text)?.length ?? 0) === { 0: 0, 4: 4, 6: 16 }[isIP(text)]
        },
      ),
      { numRuns: 20_000 },
    )
  })

  test.each([
    ['::1', 'loopback'],
    ['::', 'unspecified'],
    ['::7f00:1', 'IPv4-compatible'],
    ['fe80::1', 'link-local'],
    ['fe80::1%eth0', 'link-local with its zone'],
    ['fc00::1', 'unique local'],
    ['fd00:ec2::254', 'a cloud’s metadata over IPv6'],
    ['ff02::1', 'multicast'],
    ['2002:7f00:1::', '6to4 around loopback'],
    ['2001:0:4136:e378:8000:63bf:3fff:fdd2', 'Teredo'],
    ['64:ff9b:1::a00:1', 'local NAT64'],
    ['64:ff9b::7f00:1', 'NAT64 around loopback'],
    ['::ffff:169.254.169.254', 'metadata, mapped'],
    ['100.100.100.200', 'a cloud’s metadata behind a provider range'],
    ['', 'nothing'],
    ['1.2.3', 'half an address'],
  ])('%s is closed: %s', address => {
    expect(refusalOfAddress(address)).toEqual(expect.any(String))
  })

  test.each(['1.1.1.1', '93.184.216.34', '2606:4700:4700::1111', '2a00:1450:4001::1', '::ffff:8.8.8.8', '192.0.1.1'])(
    '%s is open',
    address => {
      expect(refusalOfAddress(address)).toBeUndefined()
    },
  )
})

describe('spellings of a closed address in a URL', () => {
  test.each([
    'http://2130706433/',
    'http://0x7f000001/',
    'http://017700000001/',
    'http://127.1/',
    'http://0177.0.0.1/',
    'http://127.0.0.1./',
    'http://①②⑦.⓪.⓪.①/',
    'http://127。0。0。1/',
    'http://[::ffff:7f00:1]/',
    'http://[0:0:0:0:0:0:0:1]/',
    'http://localhost/',
    'http://LOCALHOST./',
    'http://printer/',
    'http://postgres:5433/',
    'http://metadata.google.internal/',
    'http://wiki.corp/',
    'http://mac.local/',
    'http://a.b.home.arpa/',
  ])('%s', url => {
    expect(refusalOfHost(new URL(url).hostname)).toEqual(expect.any(String))
  })

  test('a public name passes', () => {
    expect(refusalOfHost('example.com')).toBeUndefined()
    expect(refusalOfHost('localhost.example.com')).toBeUndefined()
    expect(refusalOfHost('bücher.example')).toBeUndefined()
  })
})

test.each([
  ['ftp://example.com/', 'begins with ftp:'],
  ['file:///etc/passwd', 'begins with file:'],
  ['https://ines:pass@example.com/', 'user name or password'],
  ['http://example.com:25/', 'port 25'],
  ['http://example.com:6667/', 'port 6667'],
])('%s is refused for its form', (url, why) => {
  expect(refusalOfForm(new URL(url), ['http:', 'https:'])).toContain(why)
})

test('the usual ports pass', () => {
  for (const port of ['', ':80', ':443', ':8080', ':4100']) {
    expect(refusalOfForm(new URL(`https://example.com${port}/`), ['https:'])).toBeUndefined()
  }
})
