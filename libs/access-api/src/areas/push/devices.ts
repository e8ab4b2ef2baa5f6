import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import type { PushService } from './service.ts';
import { pushInstallation } from './shapes.ts';

/** My devices that ring although nothing is open on them, and what became of the last push of each. */
export const devices = (procedures: Procedures, push: PushService) =>
  procedures
    .allowed('self.read')
    .output(z.array(pushInstallation))
    .query(async ({ ctx }) => [...(await push.installations(ctx.origin.actor.id))]);
