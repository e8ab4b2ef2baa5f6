import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { auditEntry, auditEntryView } from '../audit/shapes.ts';
import type { LiveService } from './service.ts';
import { liveRequest } from './shapes.ts';

const input = z.object({ requestId: z.string().regex(/^[\w.-]{1,128}$/) });
const output = z.object({ requests: z.array(liveRequest), audit: z.array(auditEntry) });

/** One request, followed through the trusted service and the data plane. */
export const trace = (procedures: Procedures, live: LiveService) =>
  procedures
    .allowed('live.read')
    .input(input)
    .output(output)
    .query(async ({ input: { requestId } }) => {
      const { requests, audit } = await live.trace(requestId);
      return { requests: [...requests], audit: audit.map(auditEntryView) };
    });
