import { randomUUID } from 'node:crypto';
import type { AccessToken, TokenScope } from '@switchboard/acs-wire';
import type { Clock } from '@switchboard/kernel';
import { jwtVerify, SignJWT } from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Caller } from '../wire/caller.ts';
import { unauthorized } from '../wire/errors.ts';
import type { SigningKey } from './signing-key.ts';
import { toTicks } from '../wire/times.ts';

export interface Grant {
  readonly userId: string;
  readonly scopes: readonly TokenScope[];
  readonly minutes: number;
  /** The identity's generation now: raising it later revokes the token. */
  readonly generation: number;
}

/** Bits of the `scp` claim. Only `chat,voip` = 1792 is known; the others are ours. */
const SCOPE_BITS: Readonly<Record<TokenScope, number>> = {
  chat: 256,
  voip: 512 + 1024,
  'chat.join': 2048,
  'chat.join.limited': 4096,
  'voip.join': 512,
};
const MAX_REMEMBERED = 5_000;

const claimsSchema = z.object({
  skypeid: z.string().min(1),
  acsScope: z.string(),
  resourceId: z.string(),
  exp: z.number(),
  gen: z.number().int(),
});

/** Issues and verifies user access tokens with the claims of the service. */
export class UserTokens {
  readonly #deps: UserTokensDeps;
  #key: SigningKey;
  /** Signatures checked once need not be checked again; expiry and revocation are, each time. */
  readonly #verified = new LRUCache<string, Caller>({ max: MAX_REMEMBERED });

  constructor(key: SigningKey, deps: UserTokensDeps) {
    this.#key = key;
    this.#deps = deps;
  }

  async issue(grant: Grant): Promise<AccessToken> {
    const { resourceId, clock } = this.#deps;
    const iat = Math.floor(clock.now() / 1_000);
    const exp = iat + grant.minutes * 60;
    const { kid, x5t, privateKey } = this.#key;
    const token = await new SignJWT({
      skypeid: grant.userId.replace(/^8:/, ''),
      scp: grant.scopes.reduce((bits, scope) => bits | SCOPE_BITS[scope], 0),
      csi: String(iat),
      exp,
      rgn: 'amer',
      acsScope: [...new Set(grant.scopes)].join(','),
      resourceId,
      resourceLocation: 'unitedstates',
      iat,
      jti: randomUUID(),
      gen: grant.generation,
    })
      .setProtectedHeader({ alg: 'RS256', kid, x5t, typ: 'JWT' })
      .sign(privateKey);
    return { token, expiresOn: toTicks(exp * 1_000) };
  }

  /** @throws WireError 401 unless the token is ours, alive and not revoked */
  async authenticate(token: string): Promise<Caller> {
    const verified = this.#verified.get(token) ?? (await this.#verify(token));
    if (verified.expiresAtMs <= this.#deps.clock.now()) throw unauthorized();
    const generation = await this.#deps.generation(verified.userId);
    // A greater one than we know means that another process revoked before it issued this token.
    if (generation === undefined || verified.generation < generation) throw unauthorized();
    return verified;
  }

  /** The public key, as `/.well-known/jwks.json` publishes it. */
  jwks(): object {
    return { keys: [this.#key.publicJwk] };
  }

  /** After an import brought another key. */
  use(key: SigningKey): void {
    this.#key = key;
    this.#verified.clear();
  }

  async #verify(token: string): Promise<Caller> {
    const claims = await this.#claims(token);
    if (claims.resourceId !== this.#deps.resourceId) throw unauthorized();
    const verified = {
      userId: `8:${claims.skypeid}`,
      resourceId: claims.resourceId,
      scopes: claims.acsScope.split(','),
      expiresAtMs: claims.exp * 1_000,
      generation: claims.gen,
    };
    this.#verified.set(token, verified);
    return verified;
  }

  async #claims(token: string): Promise<z.output<typeof claimsSchema>> {
    try {
      const { payload } = await jwtVerify(token, this.#key.publicKey, {
        algorithms: ['RS256'],
        currentDate: new Date(this.#deps.clock.now()),
      });
      return claimsSchema.parse(payload);
    } catch {
      throw unauthorized();
    }
  }
}

export interface UserTokensDeps {
  readonly resourceId: string;
  readonly clock: Clock;
  readonly generation: (userId: string) => Promise<number | undefined>;
}
