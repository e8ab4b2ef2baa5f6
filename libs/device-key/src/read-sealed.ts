import { base64url } from 'jose';
import { z } from 'zod';

const IV_BYTES = 12;
const TAG_BYTES = 16;

const header = z.object({
  alg: z.literal('ECDH-ES'),
  enc: z.literal('A256GCM'),
  epk: z.object({
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    x: z.string().regex(/^[\w-]{43}$/),
    y: z.string().regex(/^[\w-]{43}$/),
  }),
  apu: z.string().optional(),
  apv: z.string().optional(),
  // Whoever does not understand what is critical must not open it, and nothing is understood here.
  crit: z.undefined().optional(),
});

export interface Sealed {
  readonly header: z.output<typeof header>;
  /** The header as it came: it is part of what the tag vouches for. */
  readonly authenticated: Uint8Array;
  readonly iv: Uint8Array;
  readonly ciphertext: Uint8Array;
  readonly tag: Uint8Array;
}

/** Takes a compact JWE apart. @throws TypeError for anything but a direct agreement on P-256 with A256GCM */
export function readSealed(jwe: string): Sealed {
  const [head = '', encryptedKey, iv = '', ciphertext = '', tag = '', ...more] = jwe.split('.');
  if (encryptedKey !== '' || more.length > 0) throw unreadable();
  const sealed = {
    header: headerOf(head),
    authenticated: new TextEncoder().encode(head),
    iv: base64url.decode(iv),
    ciphertext: base64url.decode(ciphertext),
    tag: base64url.decode(tag),
  };
  if (sealed.iv.length !== IV_BYTES || sealed.tag.length !== TAG_BYTES) throw unreadable();
  return sealed;
}

function headerOf(encoded: string): Sealed['header'] {
  try {
    return header.parse(JSON.parse(new TextDecoder().decode(base64url.decode(encoded))));
  } catch (cause) {
    throw unreadable(cause);
  }
}

function unreadable(cause?: unknown): TypeError {
  return new TypeError('This was not sealed for a key of a device.', { cause });
}
