import { toWns } from '@switchboard/push';
import type { Clock } from '@switchboard/kernel';
import type { Answer, Endpoints } from '../../../platform/outgoing/endpoint.ts';
import type { WnsConfig } from '../config.ts';
import { AccessToken } from './access-token.ts';
import { busy, isBusy, verdictOf } from './ask.ts';
import type { PushSender, Verdict } from './sender.ts';

const SCOPE = 'https://wns.windows.com/.default';

export interface WnsDeps {
  /** For what apps have registered. */
  readonly endpoints: Endpoints;
  /** For where the configuration says that tokens come from. */
  readonly own: Endpoints;
  readonly clock: Clock;
}

/** Windows Push Notification Services, as an app of Entra ID. */
export function wnsSender(
  { tokenUrl, clientId, clientSecret }: WnsConfig,
  { endpoints, own, clock }: WnsDeps,
): PushSender {
  const token = new AccessToken(own, clock, {
    url: tokenUrl,
    form: async () =>
      new URLSearchParams({
        ...{ grant_type: 'client_credentials', scope: SCOPE },
        ...{ client_id: clientId, client_secret: clientSecret },
      }),
  });
  return {
    service: 'wns',
    async send({ target, push, nowMs }, signal) {
      if (target.service !== 'wns') return { outcome: 'refused', reason: 'WrongService' };
      const { body, type, lifetimeSeconds, collapseKey } = toWns(push, nowMs);
      const asking = async (): Promise<Answer> =>
        endpoints.ask(target.channel, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${await token.get()}`,
            'content-type': type === 'wns/raw' ? 'application/octet-stream' : 'text/xml',
            'x-wns-type': type,
            'x-wns-requestforstatus': 'true',
            'x-wns-ttl': String(lifetimeSeconds),
            ...(collapseKey !== undefined && { 'x-wns-tag': collapseKey }),
          },
          ...{ body, signal },
        });
      const verdict = await verdictOf(asking, (answer) => read(answer, Buffer.byteLength(body)));
      if (verdict.outcome === 'retry' && verdict.reason === 'http-401') token.drop();
      return verdict;
    },
  };
}

/** A device that is off gets it later, or not at all if it may not be kept; a channel that is full drops it. */
function read(answer: Answer, bytes: number): Verdict {
  const { status, headers } = answer;
  const said = String(headers['x-wns-status'] ?? '').slice(0, 32);
  if (status === 200 && said === 'dropped') return { outcome: 'refused', reason: 'dropped' };
  if (status === 200 && said === 'channelthrottled') return { outcome: 'retry', reason: said };
  if (status === 200) return { outcome: 'sent', bytes };
  if (status === 404 || status === 410) return { outcome: 'gone', reason: `http-${status}` };
  if (status === 401 || status === 406 || isBusy(answer)) return busy(answer);
  return { outcome: 'refused', reason: `http-${status}` };
}
