import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import type { PushService } from './service.ts';
import { pushServiceState } from './shapes.ts';

/** The push services that are configured, and how they are doing. */
export const services = (procedures: Procedures, push: PushService) =>
  procedures
    .allowed('push.read')
    .output(z.array(pushServiceState))
    .query(async () => [...(await push.services())]);
