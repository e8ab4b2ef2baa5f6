import { MAX_BYTES, readApns } from '@switchboard/push';
import { jwtVerify } from 'jose';
import { z } from 'zod';
import { ACCOUNT } from '../account.ts';
import type { Judged, Phrases } from './answer.ts';
import { jsonOf } from './json.ts';
import { Rules } from './rule.ts';
import type { PushKind } from './service-push.ts';

const MAX_COLLAPSE_BYTES = 64;

const said = (status: number, reason: string) => ({ status, body: { reason } });

/** As Apple answers. */
export const apnsPhrases: Phrases = {
  taken: { status: 200 },
  gone: said(410, 'Unregistered'),
  busy: () => said(429, 'TooManyRequests'),
  down: said(503, 'ServiceUnavailable'),
  broken: (rule) => BROKEN[rule] ?? said(400, 'BadRequest'),
};

const BROKEN: Readonly<Record<string, ReturnType<typeof said>>> = {
  'provider token': said(403, 'InvalidProviderToken'),
  topic: said(400, 'BadTopic'),
  'push type': said(400, 'InvalidPushType'),
  priority: said(400, 'BadPriority'),
  expiration: said(400, 'BadExpirationDate'),
  'collapse id': said(400, 'BadCollapseId'),
  size: said(413, 'PayloadTooLarge'),
  shape: said(400, 'PayloadEmpty'),
};

const KINDS = ['voip', 'alert', 'background'] as const satisfies readonly PushKind[];
const payload = z.looseObject({
  aps: z.looseObject({
    alert: z.object({ title: z.string(), body: z.string() }).optional(),
    'content-available': z.literal(1).optional(),
  }),
});

export interface ApnsRequest {
  readonly address: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** What Apple checks of a push. */
export async function judgeApns(
  { address, headers, body }: ApnsRequest,
  { key, nowMs }: { readonly key: Parameters<typeof jwtVerify>[1]; readonly nowMs: number },
): Promise<Judged> {
  const rules = new Rules();
  const header = (name: string): string => String(headers[name] ?? '');
  const kind = KINDS.find((one) => one === header('apns-push-type'));
  const parsed = payload.safeParse(jsonOf(body));
  const bytes = Buffer.byteLength(body);
  rules.check('provider token', await isProvider(header('authorization'), key));
  rules.check('push type', kind !== undefined);
  rules.check('topic', isTopicOf(header('apns-topic'), kind));
  rules.check('priority', isPriorityOf(header('apns-priority'), kind));
  rules.check('expiration', /^\d{1,12}$/.test(header('apns-expiration')));
  rules.check('collapse id', Buffer.byteLength(header('apns-collapse-id')) <= MAX_COLLAPSE_BYTES);
  rules.check('size', bytes <= MAX_BYTES[kind === 'voip' ? 'apns-voip' : 'apns']);
  rules.check('shape', parsed.success && hasContent(parsed.data.aps, kind));
  if (!kind || !parsed.success || rules.broken !== undefined) return { rules, bytes };
  const expires = Number(header('apns-expiration'));
  return {
    ...{ rules, bytes },
    accepted: {
      ...{ service: 'apns', address, kind },
      isUrgent: header('apns-priority') !== '5',
      // 0: now or never.
      expiresMs: expires === 0 ? nowMs : expires * 1_000,
      collapseKey: header('apns-collapse-id') || undefined,
      push: readApns(parsed.data),
      notice: parsed.data.aps.alert,
    },
  };
}

async function isProvider(
  authorization: string,
  key: Parameters<typeof jwtVerify>[1],
): Promise<boolean> {
  const [, token = ''] = /^bearer (.+)$/i.exec(authorization) ?? [];
  try {
    const { protectedHeader } = await jwtVerify(token, key, {
      ...{ algorithms: ['ES256'], issuer: ACCOUNT.apnsTeamId, maxTokenAge: '1h' },
      clockTolerance: 5,
    });
    return protectedHeader.kid === ACCOUNT.apnsKeyId;
  } catch {
    return false;
  }
}

function isTopicOf(topic: string, kind: PushKind | undefined): boolean {
  return topic !== '' && topic.endsWith('.voip') === (kind === 'voip');
}

/** What only wakes an app in the background must not be urgent. */
function isPriorityOf(priority: string, kind: PushKind | undefined): boolean {
  return kind === 'background' ? priority === '5' : priority === '5' || priority === '10';
}

function hasContent(aps: z.output<typeof payload>['aps'], kind: PushKind | undefined): boolean {
  if (kind === 'alert') return aps.alert !== undefined;
  return kind !== 'background' || aps['content-available'] === 1;
}
