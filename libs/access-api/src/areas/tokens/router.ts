import type { AccessServices } from '../../access-services.ts';
import type { Procedures } from '../../procedures.ts';
import { trpc } from '../../trpc.ts';
import { holders } from './holders.ts';
import { revoke } from './revoke.ts';
import { revokeSome } from './revoke-some.ts';

/** Tokens that are out, as staff ends them. */
export const tokensRouter = (procedures: Procedures, { people, tokens }: AccessServices) =>
  trpc.router({
    revoke: revoke(procedures, people),
    holders: holders(procedures, tokens),
    revokeSome: revokeSome(procedures, tokens),
  });
