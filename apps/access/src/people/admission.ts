import { accessError } from '@switchboard/access-api';
import type { Actor } from '@switchboard/access-api';
import type { Claims, TokenVerifier } from '@switchboard/auth';
import { isUniqueViolation } from '@switchboard/database';
import type { Person, PrismaClient } from '@switchboard/database';
import type { Clock } from '@switchboard/kernel';
import { newId } from '../ids.ts';
import type { SessionClaim } from '../sessions/session-claim.ts';
import type { Sessions } from '../sessions/session-service.ts';
import { personName } from './person-name.ts';
import { actorOf } from './person-view.ts';

export interface AdmissionTools {
  readonly client: PrismaClient;
  readonly verifier: TokenVerifier;
  readonly guest: (key: string) => Promise<Person>;
  readonly sessions: Pick<Sessions, 'check'>;
  readonly clock: Clock;
}

/**
 * @param session of the browser that the request comes from, if it does from one
 * @throws PlatformError of category `unauthenticated`
 */
export type Admit = (
  authorization: string | undefined,
  session: SessionClaim | undefined,
) => Promise<Actor>;

/** Finds out who stands behind an `Authorization` header; nothing of it is cached. */
export function createAdmission(tools: AdmissionTools): Admit {
  return async (authorization, session) => {
    const [, scheme, credential] = /^(Bearer|Guest) (\S+)$/i.exec(authorization ?? '') ?? [];
    if (!scheme || !credential) {
      throw accessError('not-signed-in', 'Sign in first.');
    }
    if (scheme.toLowerCase() === 'guest') return actorOf(await tools.guest(credential));
    const claims = await tools.verifier.verify(credential);
    const person = await signIn(tools, claims);
    await tools.sessions.check(person, session, claims.issuedAt);
    return actorOf(person);
  };
}

/** The person of these claims; the first sign-in makes them. */
async function signIn(tools: AdmissionTools, claims: Claims): Promise<Person> {
  const { issuer, subject } = claims;
  const where = { issuer_subject: { issuer, subject } };
  const known = await tools.client.person.findUnique({ where });
  if (known) return refresh(tools, known, claims);
  try {
    return await tools.client.person.create({
      data: {
        id: newId('usr', tools.clock),
        issuer,
        subject,
        name: personName(claims.name),
        email: claims.email ?? null,
        role: 'member',
        createdAt: new Date(tools.clock.now()),
      },
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return tools.client.person.findUniqueOrThrow({ where });
  }
}

/** The provider knows best what somebody is called, unless an admin does. */
async function refresh(tools: AdmissionTools, known: Person, claims: Claims): Promise<Person> {
  const isKept = known.nameIsKept || claims.name === undefined;
  const name = isKept ? known.name : personName(claims.name);
  const email = claims.email ?? known.email;
  if (name === known.name && email === known.email) return known;
  return tools.client.person.update({ where: { id: known.id }, data: { name, email } });
}
