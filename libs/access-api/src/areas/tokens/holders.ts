import { roles } from '@switchboard/identity';
import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import type { TokenService } from './service.ts';

const output = z.array(z.object({ role: z.enum(roles), holders: z.number().int() }));

/** How many people of each role hold a token that has not expired: whom ending them concerns. */
export const holders = (procedures: Procedures, tokens: TokenService) =>
  procedures
    .allowed('token.revoke-many')
    .output(output)
    .query(async () => [...(await tokens.holders())]);
