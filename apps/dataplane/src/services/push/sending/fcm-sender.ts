import { toFcm } from '@switchboard/push';
import type { Clock } from '@switchboard/kernel';
import { importPKCS8, SignJWT } from 'jose';
import { z } from 'zod';
import type { Answer, Endpoints } from '../../../platform/outgoing/endpoint.ts';
import type { FcmConfig } from '../config.ts';
import { AccessToken } from './access-token.ts';
import { answered, busy, isBusy, verdictOf } from './ask.ts';
import type { PushSender, Verdict } from './sender.ts';

const SCOPE = 'https://www.googleapis.com/auth/firebase.messaging';
const ASSERTION = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

const failure = z.object({
  error: z.object({
    status: z.string().max(64).default('UNKNOWN'),
    details: z.array(z.object({ errorCode: z.string().max(64).optional() })).default([]),
  }),
});

/** The device has forgotten us, or belongs to another project. */
const GONE: ReadonlySet<string> = new Set(['UNREGISTERED', 'SENDER_ID_MISMATCH']);

/** Firebase Cloud Messaging, HTTP v1, as a service account. */
export function fcmSender(
  config: FcmConfig,
  { endpoints, clock }: { readonly endpoints: Endpoints; readonly clock: Clock },
): PushSender {
  const token = new AccessToken(endpoints, clock, {
    url: config.tokenUrl,
    form: async () => new URLSearchParams({ grant_type: ASSERTION, assertion: await sign(config) }),
  });
  const url = `${config.baseUrl}/v1/projects/${encodeURIComponent(config.projectId)}/messages:send`;
  return {
    service: 'fcm',
    async send({ target, push, nowMs }, signal) {
      if (target.service !== 'fcm') return { outcome: 'refused', reason: 'WrongService' };
      const carried = toFcm(push, nowMs);
      const body = `{"message":{"token":${JSON.stringify(target.token)},${carried.body.slice(1)}}`;
      const asking = async (): Promise<Answer> =>
        endpoints.ask(url, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            authorization: `Bearer ${await token.get()}`,
          },
          ...{ body, signal, readsAnswer: true },
        });
      const bytes = Buffer.byteLength(carried.body);
      const verdict = await verdictOf(asking, (answer) => read(answer, bytes));
      if (verdict.outcome === 'retry' && verdict.reason === 'UNAUTHENTICATED') token.drop();
      return verdict;
    },
  };
}

function read(answer: Answer, bytes: number): Verdict {
  if (answer.status === 200) return { outcome: 'sent', bytes };
  const error = failure.safeParse(answered(answer)).data?.error;
  const code = error?.details.find(({ errorCode }) => errorCode)?.errorCode ?? error?.status;
  if (code !== undefined && GONE.has(code)) return { outcome: 'gone', reason: code };
  if (answer.status === 401) return { outcome: 'retry', reason: 'UNAUTHENTICATED' };
  if (isBusy(answer)) return busy(answer, code);
  return { outcome: 'refused', reason: code ?? `http-${answer.status}` };
}

/** By the machine's time, whatever the data plane's own clock says: Google compares it with theirs. */
async function sign({ clientEmail, privateKey, tokenUrl }: FcmConfig): Promise<string> {
  return new SignJWT({ scope: SCOPE })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
    .setIssuer(clientEmail)
    .setAudience(tokenUrl)
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(await importPKCS8(privateKey, 'RS256'));
}
