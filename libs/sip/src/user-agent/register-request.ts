import type { IncomingRegisterRequest } from 'sip.js/lib/core/index.js';
import type { Flow } from '../transport/flow.ts';
import type { RegisterAnswer, RegisterRequest } from './user-agent-options.ts';

export function registerRequestOf(
  { message }: IncomingRegisterRequest,
  target: string,
  flow: Flow,
): RegisterRequest {
  return {
    address: message.to.uri.toRaw(),
    contacts: message.getHeaders('contact'),
    expires: message.getHeader('expires'),
    authorization: message.getHeader('authorization'),
    ...{ target, flow, callId: message.callId, cseq: message.cseq },
  };
}

export function answerRegister(
  register: IncomingRegisterRequest,
  { status, headers }: RegisterAnswer,
): void {
  const answer = { statusCode: status, extraHeaders: [...headers] };
  if (status < 300) register.accept(answer);
  else register.reject(answer);
}
