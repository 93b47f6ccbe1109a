import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { makeKey } from './key-ring.ts'
import { openSecrets } from './secrets.ts'

const folder = mkdtempSync(join(tmpdir(), 'sosh-secrets-'))
afterAll(() => rmSync(folder, { recursive: true }))
let files = 0
const freshFile = () => join(folder, `ring-${files++}`, 'keys.json')
const inMemory = () => openSecrets({ keys: [makeKey()] })
const refused = expect.objectContaining({ kind: 'refused' })

describe('a sealed secret', () => {
  test('opens again, whatever it says', () => {
    const secrets = inMemory()
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.string(), (text, purpose, context) => {
        const sealed = secrets.seal(purpose, text.toWellFormed(), context)
        return secrets.open(purpose, sealed, context) === text.toWellFormed()
      }),
    )
  })

  test('opens for its own purpose and row only', () => {
    const secrets = inMemory()
    const sealed = secrets.seal('source', 'app password', 'row-1')
    expect(() => secrets.open('account', sealed, 'row-1')).toThrow(refused)
    expect(() => secrets.open('source', sealed, 'row-2')).toThrow(refused)
  })

  test('never opens once a single bit was changed', () => {
    const secrets = inMemory()
    const sealed = secrets.seal('source', 'app password', 'row-1')
    const flip = (bytes: Buffer, bit: number) => {
      const changed = Buffer.from(bytes)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      return changed
    }
    for (let bit = 0; bit < sealed.ciphertext.length * 8; bit++) {
      expect(() => secrets.open('source', { ...sealed, ciphertext: flip(sealed.ciphertext, bit) }, 'row-1')).toThrow(
        refused,
      )
    }
    for (let bit = 0; bit < 96; bit++) {
      expect(() => secrets.open('source', { ...sealed, nonce: flip(sealed.nonce, bit) }, 'row-1')).toThrow(refused)
    }
  })

  test('never opens cut short: a shorter proof is no proof', () => {
    const secrets = inMemory()
    const sealed = secrets.seal('source', 'x', 'row-1')
    for (let length = 0; length < sealed.ciphertext.length; length++) {
      expect(() =>
        secrets.open('source', { ...sealed, ciphertext: sealed.ciphertext.subarray(0, length) }, 'row-1'),
      ).toThrow(refused)
    }
  })

  test('looks different each time, and says nothing about itself', () => {
    const secrets = inMemory()
    const seen = new Set(
      Array.from({ length: 500 }, () => secrets.seal('source', 'same', 'row').ciphertext.toString('hex')),
    )
    expect(seen.size).toBe(500)
    expect(secrets.seal('source', 'app password', 'row').ciphertext.toString('latin1')).not.toContain('app password')
  })

  test('does not open in another house', () => {
    expect(() => inMemory().open('source', inMemory().seal('source', 'x', 'r'), 'r')).toThrow(refused)
    const [a, b] = [makeKey(), makeKey()]
    const sealed = openSecrets({ keys: [a] }).seal('source', 'x', 'r')
    expect(() => openSecrets({ keys: [{ ...b, id: a.id }] }).open('source', sealed, 'r')).toThrow(refused)
  })
})

describe('new keys', () => {
  test('seal from now on, while what older ones sealed still opens', () => {
    const secrets = openSecrets({ keyFile: freshFile() })
    const old = secrets.seal('source', 'before', 'r')
    expect(secrets.needsRewrap(old)).toBe(false)
    secrets.rotate()
    expect(secrets.needsRewrap(old)).toBe(true)
    expect(secrets.open('source', old, 'r')).toBe('before')
    const anew = secrets.seal('source', 'before', 'r')
    expect([secrets.needsRewrap(anew), anew.keyId === old.keyId]).toEqual([false, false])
  })

  test('are found by a process that started before', () => {
    const keyFile = freshFile()
    const [web, worker] = [openSecrets({ keyFile }), openSecrets({ keyFile })]
    worker.rotate()
    expect(web.open('source', worker.seal('source', 'x', 'r'), 'r')).toBe('x')
    expect(web.verify('links', 'data', worker.sign('links', 'data'))).toBe(true)
  })

  test('are made by one at a time', () => {
    const keyFile = freshFile()
    const secrets = openSecrets({ keyFile })
    writeFileSync(`${keyFile}.lock`, '')
    expect(() => secrets.rotate()).toThrow(expect.objectContaining({ kind: 'conflict' }))
    rmSync(`${keyFile}.lock`)
    secrets.rotate()
    expect(readdirSync(join(keyFile, '..'))).toEqual(['keys.json'])
  })
})

describe('the key file', () => {
  test('is made at first, for its owner only, and leaves no draft behind', () => {
    const keyFile = freshFile()
    const sealed = openSecrets({ keyFile }).seal('source', 'x', 'r')
    expect(statSync(keyFile).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(keyFile, '..'))).toEqual(['keys.json'])
    expect(openSecrets({ keyFile }).open('source', sealed, 'r')).toBe('x')
    openSecrets({ keyFile }).rotate()
    expect(statSync(keyFile).mode & 0o777).toBe(0o600)
  })

  test.skipIf(process.platform === 'win32').each([0o640, 0o604, 0o660])(
    'is refused when others may read it (%o)',
    mode => {
      const keyFile = freshFile()
      openSecrets({ keyFile })
      chmodSync(keyFile, mode)
      expect(() => openSecrets({ keyFile })).toThrow(`chmod 600 ${keyFile}`)
    },
  )

  test.each(['', '{}', '{"keys":[]}', '{"keys":[{"id":"abcd1234","madeAt":"2026-01-01T00:00:00Z","key":"c2hvcnQ"}]}'])(
    'is refused, and left as it is, when damaged: %s',
    text => {
      const keyFile = freshFile()
      openSecrets({ keyFile })
      writeFileSync(keyFile, text)
      expect(() => openSecrets({ keyFile })).toThrow('is no key file')
      expect(readFileSync(keyFile, 'utf8')).toBe(text)
    },
  )
})

describe('signatures and tokens', () => {
  test('a signature holds for its data and purpose, also after a rotation', () => {
    const secrets = inMemory()
    const signature = secrets.sign('links', 'a')
    secrets.rotate()
    expect(secrets.verify('links', 'a', signature)).toBe(true)
    expect(secrets.verify('links', Buffer.from('a'), signature)).toBe(true)
    expect(secrets.verify('links', 'b', signature)).toBe(false)
    expect(secrets.verify('other', 'a', signature)).toBe(false)
    expect(inMemory().verify('links', 'a', signature)).toBe(false)
  })

  test('what is no signature is no signature', () => {
    const secrets = inMemory()
    const signature = secrets.sign('links', 'a')
    for (const wrong of [
      '',
      '.',
      signature.slice(0, -1),
      `${signature}=`,
      `${signature}.`,
      signature.toUpperCase(),
      `x${signature}`,
    ]) {
      expect(secrets.verify('links', 'a', wrong)).toBe(false)
    }
    fc.assert(fc.property(fc.string(), text => !secrets.verify('links', 'a', text)))
  })

  test('tokens differ, fit a URL and are stored as their hash', () => {
    const secrets = inMemory()
    const token = secrets.randomToken()
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(secrets.randomToken()).not.toBe(token)
    expect(secrets.hashToken('abc').toString('hex')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    )
  })
})
