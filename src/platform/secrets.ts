import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { Problem } from '#lib/problem'
import { addKey, type MasterKey, makeKey, readKeyRing, readOrMakeKeyRing } from './key-ring.ts'

/** What is stored of a secret. Without the key ring, which lies outside the database, it is noise. */
export interface SealedSecret {
  keyId: string
  /** 12 bytes, new for each sealing. */
  nonce: Buffer
  /** The encrypted text, followed by 16 bytes that prove it whole. */
  ciphertext: Buffer
}

/** What `open` takes: as sealed, or as a database hands it back. */
type StoredSecret = { keyId: string; nonce: Uint8Array; ciphertext: Uint8Array }

/**
 * Keeps secrets at rest, and signs what leaves and comes back.
 *
 * A purpose (`source`, `audit-head`) has a key of its own, so that nothing sealed or signed for one can be used for
 * another. A context (the row's id) ties a secret to its place: copied to another row, it does not open.
 */
export interface Secrets {
  seal(purpose: string, plaintext: string, context: string): SealedSecret
  /** Refuses what was changed, or was sealed for another purpose or context, or with a key that is gone. */
  open(purpose: string, sealed: StoredSecret, context: string): string
  /** Was it sealed with an older key? Then seal it anew. */
  needsRewrap(sealed: { keyId: string }): boolean
  /** Adds a new key, which seals from now on; the older ones still open. */
  rotate(): void
  /** A signature (HMAC-SHA256) that names its key, so that it holds beyond a rotation. */
  sign(purpose: string, data: string | Uint8Array): string
  verify(purpose: string, data: string | Uint8Array, signature: string): boolean
  /** 256 random bits for a link or an API token, fit for a URL. */
  randomToken(): string
  /** What is stored of such a token. It has too many bits to guess, so a plain hash suffices. */
  hashToken(token: string): Buffer
}

/** Opens the key ring: a file that only its owner may read (made at first use), or keys handed over (tests). */
export function openSecrets(from: { keyFile: string } | { keys: MasterKey[] }): Secrets {
  const keyFile = 'keyFile' in from ? from.keyFile : undefined
  let keys = 'keys' in from ? [...from.keys] : readOrMakeKeyRing(from.keyFile)
  const derived = new Map<string, Buffer>()

  function newest(): MasterKey {
    const [first] = keys
    if (!first) throw new Problem('refused', 'The key ring is empty.')
    return first
  }

  function keyNamed(id: string): MasterKey | undefined {
    const found = keys.find(key => key.id === id)
    if (found || !keyFile) return found
    // Another process may have rotated the keys since this one read them.
    keys = readKeyRing(keyFile)
    return keys.find(key => key.id === id)
  }

  function keyFor(use: 'seal' | 'sign', purpose: string, master: MasterKey): Buffer {
    const name = `${master.id} ${use} ${purpose}`
    const known = derived.get(name)
    if (known) return known
    const key = Buffer.from(hkdfSync('sha256', Buffer.from(master.key, 'base64url'), 'sosh', `${use} ${purpose}`, 32))
    derived.set(name, key)
    return key
  }

  function mac(purpose: string, data: string | Uint8Array, master: MasterKey): Buffer {
    return createHmac('sha256', keyFor('sign', purpose, master))
      .update(data)
      .digest()
  }

  return {
    seal(purpose, plaintext, context) {
      const master = newest()
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', keyFor('seal', purpose, master), nonce)
      cipher.setAAD(bindingOf(purpose, context, master.id))
      const ciphertext = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return { keyId: master.id, nonce, ciphertext }
    },

    open(purpose, { keyId, nonce, ciphertext }, context) {
      const master = keyNamed(keyId)
      if (!master)
        throw new Problem(
          'refused',
          `The key ${keyId} is not in the key ring. Bring the key file back from the backup.`,
        )
      try {
        const decipher = createDecipheriv('aes-256-gcm', keyFor('seal', purpose, master), nonce, { authTagLength: 16 })
        decipher.setAAD(bindingOf(purpose, context, keyId))
        decipher.setAuthTag(ciphertext.subarray(-16))
        return Buffer.concat([decipher.update(ciphertext.subarray(0, -16)), decipher.final()]).toString('utf8')
      } catch {
        throw new Problem('refused', 'A stored secret was changed, or belongs elsewhere. Enter it again.')
      }
    },

    needsRewrap: ({ keyId }) => keyId !== newest().id,

    rotate() {
      keys = keyFile ? addKey(keyFile) : [makeKey(), ...keys]
    },

    sign(purpose, data) {
      const master = newest()
      return `${master.id}.${mac(purpose, data, master).toString('base64url')}`
    },

    verify(purpose, data, signature) {
      const [id, given, ...rest] = signature.split('.')
      const master = id && rest.length === 0 ? keyNamed(id) : undefined
      if (!master || given === undefined) return false
      const expected = mac(purpose, data, master)
      const bytes = Buffer.from(given, 'base64url')
      // A second spelling of the same bytes is refused: one signature, one text.
      return (
        bytes.length === expected.length && timingSafeEqual(bytes, expected) && bytes.toString('base64url') === given
      )
    },

    randomToken: () => randomBytes(32).toString('base64url'),
    hashToken: token => createHash('sha256').update(token).digest(),
  }
}

/** A list in JSON, so that no two pairs of purpose and context read the same. */
function bindingOf(purpose: string, context: string, keyId: string): Buffer {
  return Buffer.from(JSON.stringify(['sosh-secret-1', purpose, context, keyId]))
}
