import type { Clock } from '@switchboard/kernel';
import type { IncomingResponseMessage } from 'sip.js/lib/core/index.js';
import type { Association } from './association.ts';
import { ACCEPT, ALLOW } from './core-settings.ts';
import { headerLine, uriOf } from './header-text.ts';
import type { OutOfDialogOptions } from './user-agent-options.ts';

export interface OutOfDialogAnswer {
  /** 408 where nothing came, 503 where the peer cannot be reached. */
  readonly status: number;
  readonly contacts: readonly string[];
  readonly header: (name: string) => string | undefined;
}

const NOTHING: OutOfDialogAnswer = { status: 408, contacts: [], header: () => undefined };

export async function askOutOfDialog(
  association: Association,
  method: 'OPTIONS' | 'REGISTER',
  names: { readonly callId: string; readonly callerTag: string },
  options: OutOfDialogOptions,
  clock: Clock,
): Promise<OutOfDialogAnswer> {
  const { core, contact } = association;
  const { target, headers = [], timeoutMs } = options;
  const from = uriOf(options.from ?? contact.toString());
  const own = headers.some(([name]) => name.toLowerCase() === 'contact');
  const message = core.makeOutgoingRequestMessage(
    method,
    uriOf(target),
    from,
    uriOf(options.to ?? target),
    { callId: names.callId, fromTag: names.callerTag },
    [
      ...(own ? [] : [`Contact: <${contact.toString()}>`]),
      ...(method === 'OPTIONS' ? [ACCEPT] : [ALLOW]),
      ...headers.map(headerLine),
    ],
  );
  const { promise, resolve, reject } = Promise.withResolvers<OutOfDialogAnswer>();
  const answered = (response: { message: IncomingResponseMessage }): void =>
    resolve(answerOf(response.message));
  core.request(message, { onAccept: answered, onReject: answered, onRedirect: answered });
  association.over.then(() => resolve(NOTHING)).catch(reject);
  if (timeoutMs === undefined) return promise;
  using _late = clock.after(timeoutMs, () => resolve(NOTHING));
  return await promise;
}

function answerOf(message: IncomingResponseMessage): OutOfDialogAnswer {
  return {
    status: message.statusCode ?? 500,
    contacts: message.getHeaders('contact'),
    header: (name) => message.getHeader(name),
  };
}
