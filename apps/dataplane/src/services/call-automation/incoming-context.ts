import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { End } from '../calls/port.ts';
import { callNotFound } from './refusal.ts';
import type { Keys } from './keys.ts';

/** Of nothing else that is signed with the same keys. */
const AUDIENCE = 'incoming-call';

/** What an application got in `IncomingCall`: one ring of one call, which says by itself whether it goes on. */
export interface IncomingContext {
  readonly callId: string;
  readonly user: string;
  readonly end: End;
}

const claims = z.object({
  callId: z.string().min(1),
  user: z.string().min(1),
  end: z.object({
    ...{ kind: z.string(), process: z.string(), id: z.string() },
    media: z.literal('none'),
  }),
});

export async function writeContext(keys: Keys, context: IncomingContext): Promise<string> {
  const { kid, privateKey } = await keys.current();
  return new SignJWT({ ...context })
    .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
    .setAudience(AUDIENCE)
    .sign(privateKey);
}

/** @throws WireError 404 when it is none of ours */
export async function readContext(keys: Keys, text: string): Promise<IncomingContext> {
  try {
    const { payload } = await jwtVerify(
      text,
      async ({ kid }) => {
        const key = kid === undefined ? undefined : await keys.find(kid);
        if (!key) throw new errors.JWKSNoMatchingKey();
        return key.publicKey;
      },
      { algorithms: ['RS256'], audience: AUDIENCE },
    );
    return claims.parse(payload);
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof z.ZodError) throw callNotFound();
    throw error;
  }
}
