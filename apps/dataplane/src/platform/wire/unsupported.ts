import type { FastifyReply, FastifyRequest } from 'fastify';
import { withoutNumbers } from '../http/without-numbers.ts';
import { envelope } from './errors.ts';

/** First path segments of the services ACS offers. */
const FAMILIES = new Set([
  'access',
  'availablePhoneNumbers',
  'calling',
  'chat',
  'deliveryReports',
  'emails',
  'identities',
  'messages',
  'networkTraversal',
  'operatorInformation',
  'phoneNumbers',
  'recognize',
  'rooms',
  'routing',
  'sip',
  'sms',
  'teamsUser',
  'transcription',
]);

/** An operation of ACS that is not here is named; anything else is simply not found. */
export function answerUnknown(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const path = request.url.split('?', 1)[0] ?? '/';
  if (!FAMILIES.has(familyOf(path))) {
    return refuse(reply, 404, 'NotFound', 'The resource does not exist.');
  }
  const name = `${request.method} ${withoutNumbers(path)}`.slice(0, 256);
  return refuse(reply, 501, 'NotImplemented', `The operation ${name} is not supported.`);
}

/** Which service it is; in `/emails:send` the verb follows directly. */
export function familyOf(url: string): string {
  return url.split(/[/:?]/)[1] ?? '';
}

function refuse(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply.code(status).send(envelope({ code, message }));
}
