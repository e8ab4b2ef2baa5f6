import { isBindCommand, responseTo } from '../codec/command.ts';
import type { RequestCommand } from '../codec/command.ts';
import { STATUSES } from '../codec/command-status.ts';
import type { StatusName } from '../codec/command-status.ts';
import type { Response } from '../codec/pdu.ts';
import type { Refusal } from '../codec/read-pdu.ts';
import type { ResponsePdu } from '../codec/pdu.ts';
import type { Tlvs } from '../codec/tlvs.ts';

/** What a request is answered with. */
export interface Answer {
  readonly status: StatusName;
  /** Of submit_sm: by which its receipts refer to it. */
  readonly messageId?: string;
  /** Of a bind: who we are. */
  readonly systemId?: string;
  readonly tlvs?: Tlvs;
}

export function answerTo(command: RequestCommand, sequence: number, answer: Answer): ResponsePdu {
  return { ...bodyOf(command, answer), status: STATUSES[answer.status], sequence };
}

function bodyOf(command: RequestCommand, { messageId, systemId, tlvs = {} }: Answer): Response {
  if (isBindCommand(command))
    return { command: responseTo(command), systemId: systemId ?? '', tlvs };
  if (command === 'submit_sm' || command === 'deliver_sm')
    return { command: responseTo(command), messageId: messageId ?? '', tlvs };
  return { command: responseTo(command) };
}

/** @returns how the sender of something malformed is told; undefined for a response, which never is */
export function answerToRefused({ answer, status, sequence }: Refusal): ResponsePdu | undefined {
  if (answer === 'none') return undefined;
  if (answer !== 'nack') return answerTo(answer, sequence, { status });
  return { command: 'generic_nack', status: STATUSES[status], sequence };
}
