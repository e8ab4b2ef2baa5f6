import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Gathered } from '../../platform/process-bus/gathering.ts';
import { read } from '../../platform/wire/body.ts';
import { WireError } from '../../platform/wire/errors.ts';
import { mergeLists, mergeTraces } from './merge.ts';
import { callId } from './shapes.ts';
import type { OwnCalls } from './shapes.ts';

const params = z.object({ id: callId });

/** Asks every process, of one call or of all. */
export type AskAll = (question: { readonly callId?: string }) => Promise<Gathered<OwnCalls>>;

/** Calls in progress and of late, over all processes, and what happened to each. */
export function callTracesControl(app: FastifyInstance, askAll: AskAll): void {
  app.get('/calls/traces', async () => {
    const { answers, missing } = await askAll({});
    return { ...mergeLists(answers), missing };
  });

  app.get('/calls/traces/:id', async (request) => {
    const { answers, missing } = await askAll({ callId: read(params, request.params).id });
    const trace = mergeTraces(answers);
    if (!trace) throw new WireError(404, 'NotFound', 'There is no such call, or no longer.');
    return { ...trace, missing };
  });
}
