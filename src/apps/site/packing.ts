import { constants, gunzipSync, gzipSync, zstdCompressSync, zstdDecompressSync } from 'node:zlib'

/** How pages travel: zstd where the reader takes it, in half the time of gzip and no larger; gzip to all others. */
export type Packing = 'zstd' | 'gzip'

type Bytes = Uint8Array<ArrayBuffer>

interface Way {
  /** In haste, or well. */
  pack: (whole: Uint8Array, isHasty: boolean) => Bytes
  unpack: (packed: Uint8Array) => Bytes
}

export const packings: Record<Packing, Way> = {
  zstd: {
    pack: (whole, isHasty) =>
      new Uint8Array(
        zstdCompressSync(whole, {
          params: { [constants.ZSTD_c_compressionLevel]: isHasty ? 1 : 9 },
          pledgedSrcSize: whole.byteLength,
        }),
      ),
    unpack: packed => new Uint8Array(zstdDecompressSync(packed)),
  },
  gzip: {
    pack: (whole, isHasty) => new Uint8Array(gzipSync(whole, { level: isHasty ? 1 : 6 })),
    unpack: packed => new Uint8Array(gunzipSync(packed)),
  },
}

/** The best that a reader takes, as their `Accept-Encoding` says; nothing where they take neither. */
export function packingFor(accepted: string | undefined): Packing | undefined {
  if (!accepted) return undefined
  if (accepted.includes('zstd') && takes(accepted, 'zstd')) return 'zstd'
  return accepted.includes('gzip') && takes(accepted, 'gzip') ? 'gzip' : undefined
}

/** `gzip;q=0` is a no (RFC 9110, 12.5.3). */
function takes(accepted: string, packing: Packing): boolean {
  return !accepted.includes('q=0') || !new RegExp(`${packing}\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$)`, 'i').test(accepted)
}
