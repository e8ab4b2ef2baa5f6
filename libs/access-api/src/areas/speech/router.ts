import type { AccessServices } from '../../access-services.ts';
import type { Procedures } from '../../procedures.ts';
import { trpc } from '../../trpc.ts';
import { use } from './use.ts';

/** What is spoken and listened to in calls, where the data plane is ours. */
export const speechRouter = (procedures: Procedures, { speech }: AccessServices) =>
  trpc.router({ use: use(procedures, speech) });
