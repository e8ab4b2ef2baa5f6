import type { IncomingRequestMessage, IncomingResponseMessage } from 'sip.js/lib/core/index.js';
import type { MessageHead } from '../retransmit/message-head.ts';
import type { SipProtocol } from '../transport/flow.ts';

/** One message on the ladder of a call. Holds no address, no number and no content. */
export interface SipTrace {
  readonly at: number;
  readonly direction: 'in' | 'out';
  readonly callId: string;
  readonly protocol: SipProtocol;
  readonly method: string;
  /** Of an answer. */
  readonly status?: number;
  readonly cseq: number;
  readonly hasSession: boolean;
}

type Traced = Omit<SipTrace, 'at' | 'callId' | 'protocol'>;

export function traceOfText(head: MessageHead, text: string): Traced {
  return {
    direction: 'out',
    method: head.method,
    ...(head.kind === 'response' && { status: head.status }),
    cseq: Number(/^cseq: *(\d+)/im.exec(text)?.[1] ?? 0),
    hasSession: /^content-type: *application\/sdp/im.test(text),
  };
}

export function traceOfMessage(message: IncomingRequestMessage | IncomingResponseMessage): Traced {
  return {
    direction: 'in',
    method: message.method,
    ...('statusCode' in message && { status: message.statusCode ?? 0 }),
    cseq: message.cseq,
    hasSession: message.parseHeader('content-type') === 'application/sdp',
  };
}
