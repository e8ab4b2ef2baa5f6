import { createHash } from 'node:crypto';
import { constructOutgoingResponse } from 'sip.js/lib/core/index.js';
import type { IncomingRequestMessage } from 'sip.js/lib/core/index.js';
import type { Flow } from '../transport/flow.ts';

/** Answers without keeping anything: the same again where the request is repeated. */
export function answerStateless(
  request: IncomingRequestMessage,
  flow: Flow,
  statusCode: number,
  extras: {
    readonly reason?: string;
    readonly headers?: readonly string[];
    readonly userAgent: string;
  },
): void {
  // Nobody answers an ACK.
  if (request.method === 'ACK') return;
  const { reason, headers = [], userAgent } = extras;
  const { message } = constructOutgoingResponse(request, {
    ...{ statusCode, userAgent, extraHeaders: [...headers] },
    ...(reason !== undefined && { reasonPhrase: reason }),
    toTag: request.toTag || tagOf(request),
  });
  // Whoever asked has gone.
  flow.send(Buffer.from(message)).catch(() => undefined);
}

function tagOf({ viaBranch, callId }: IncomingRequestMessage): string {
  return createHash('sha256').update(`${viaBranch} ${callId}`).digest('hex').slice(0, 16);
}
