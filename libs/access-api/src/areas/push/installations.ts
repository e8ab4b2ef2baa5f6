import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { personId } from '../../shapes.ts';
import type { PushService } from './service.ts';
import { pushInstallation } from './shapes.ts';

/** The devices of somebody that get pushes. */
export const installations = (procedures: Procedures, push: PushService) =>
  procedures
    .allowed('people.read')
    .input(z.object({ personId }))
    .output(z.array(pushInstallation))
    .query(async ({ input }) => [...(await push.installations(input.personId))]);
