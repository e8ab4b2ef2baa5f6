import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { sealFor } from '../../seal.ts';
import { publicKey } from '../../shapes.ts';
import type { RelayService } from '../relay/service.ts';

const input = z.object({ publicKey, lifetimeMinutes: z.number().int().optional() });
const output = z.object({ jwe: z.string(), expiresOn: z.iso.datetime() });

/** Relay credentials that only the page with the private key can read; whether, the policy says. */
export const relay = (procedures: Procedures, relays: RelayService) =>
  procedures
    .allowed('self.relay', 'relay-per-person')
    .input(input)
    .output(output)
    .mutation(async ({ ctx, input: { publicKey: key, ...request } }) => {
      const seal = await sealFor(key);
      const { iceServers, expiresOn } = await relays.issue(ctx.origin, request);
      return {
        jwe: await seal(JSON.stringify({ iceServers })),
        expiresOn: expiresOn.toISOString(),
      };
    });
