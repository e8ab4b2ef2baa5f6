import type { AccessServices } from '../../access-services.ts';
import type { Procedures } from '../../procedures.ts';
import { trpc } from '../../trpc.ts';
import { change } from './change.ts';
import { current } from './current.ts';
import { history } from './history.ts';
import { preview } from './preview.ts';

/** What a role gets a token for. */
export const policyRouter = (procedures: Procedures, { policy }: AccessServices) =>
  trpc.router({
    current: current(procedures, policy),
    history: history(procedures, policy),
    preview: preview(procedures, policy),
    change: change(procedures, policy),
  });
