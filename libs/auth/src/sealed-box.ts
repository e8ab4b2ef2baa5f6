import { hkdfSync } from 'node:crypto';
import type { Clock } from '@switchboard/kernel';
import { EncryptJWT, jwtDecrypt } from 'jose';
import type { z } from 'zod';

const MIN_SECRET_BYTES = 32;

/** Encrypts what a browser keeps for us, so that it can neither read nor change it. */
export interface SealedBox<Content> {
  seal(content: Content, lifetimeSeconds: number): Promise<string>;
  /** @returns undefined for anything that is not ours, or no longer */
  open(sealed: string | undefined): Promise<Content | undefined>;
}

/**
 * @param purpose goes into the key: one kind of cookie cannot be passed off as another
 * @throws TypeError when the secret is too short
 */
export function createSealedBox<Content extends Record<string, unknown>>(
  secret: string,
  purpose: string,
  schema: z.ZodType<Content>,
  clock: Clock,
): SealedBox<Content> {
  if (Buffer.byteLength(secret) < MIN_SECRET_BYTES) {
    throw new TypeError(`the session secret must have at least ${MIN_SECRET_BYTES} bytes`);
  }
  const key = new Uint8Array(hkdfSync('sha256', secret, '', `switchboard ${purpose}`, 32));
  return {
    seal: (content, lifetimeSeconds) =>
      new EncryptJWT(content)
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .setExpirationTime(Math.floor(clock.now() / 1_000) + lifetimeSeconds)
        .encrypt(key),
    async open(sealed) {
      if (!sealed) return undefined;
      const options = { currentDate: new Date(clock.now()) };
      const opened = await jwtDecrypt(sealed, key, options).catch(() => undefined);
      return schema.safeParse(opened?.payload).data;
    },
  };
}
