import { MAX_BYTES, readFcm } from '@switchboard/push';
import { decodeProtectedHeader, jwtVerify } from 'jose';
import { z } from 'zod';
import { ACCOUNT } from '../account.ts';
import type { AccessTokens } from './access-tokens.ts';
import type { Judged, Phrases } from './answer.ts';
import { jsonOf } from './json.ts';
import { Rules } from './rule.ts';

const SCOPE = 'https://www.googleapis.com/auth/firebase.messaging';
const MAX_TTL_S = 28 * 86_400;

const content = z.object({
  message: z.object({
    token: z.string().min(1),
    data: z.record(z.string(), z.string()).optional(),
    notification: z.object({ title: z.string(), body: z.string() }).optional(),
    android: z
      .object({
        priority: z.enum(['HIGH', 'NORMAL']).default('NORMAL'),
        ttl: z
          .string()
          .regex(/^\d+(\.\d+)?s$/)
          .default(`${MAX_TTL_S}s`),
        collapse_key: z.string().optional(),
        notification: z.object({ tag: z.string().optional() }).optional(),
      })
      .prefault({}),
  }),
});

const failed = (status: number, code: string, errorCode = code) => ({
  status,
  body: {
    error: {
      ...{ code: status, status: code, message: code },
      details: [{ '@type': 'type.googleapis.com/google.firebase.fcm.v1.FcmError', errorCode }],
    },
  },
});

/** As Firebase answers (HTTP v1). */
export const fcmPhrases: Phrases = {
  taken: { status: 200, body: { name: `projects/${ACCOUNT.projectId}/messages/0` } },
  gone: failed(404, 'NOT_FOUND', 'UNREGISTERED'),
  busy: (seconds) => ({
    ...failed(429, 'RESOURCE_EXHAUSTED', 'QUOTA_EXCEEDED'),
    headers: { 'retry-after': String(seconds) },
  }),
  down: failed(503, 'UNAVAILABLE'),
  broken: (rule) =>
    rule === 'access token' ? failed(401, 'UNAUTHENTICATED') : failed(400, 'INVALID_ARGUMENT'),
};

export interface FcmRequest {
  readonly project: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

/** What Firebase checks of a message. */
export function judgeFcm(
  { project, authorization, body }: FcmRequest,
  { tokens, nowMs }: { readonly tokens: AccessTokens; readonly nowMs: number },
): Judged {
  const rules = new Rules();
  const parsed = content.safeParse(jsonOf(body));
  const message = parsed.data?.message;
  const { token = '', ...rest } = message ?? {};
  const bytes = Buffer.byteLength(JSON.stringify(rest));
  rules.check('access token', tokens.accepts(authorization));
  rules.check('project', project === ACCOUNT.projectId);
  rules.check('shape', parsed.success);
  rules.check('size', bytes <= MAX_BYTES.fcm);
  const { android } = message ?? {};
  const lifetimeSeconds = Number.parseFloat(android?.ttl ?? '0');
  rules.check('time to live', lifetimeSeconds <= MAX_TTL_S);
  if (!message || !android || rules.broken !== undefined) return { rules, bytes };
  return {
    ...{ rules, bytes },
    accepted: {
      ...{ service: 'fcm', address: token, kind: message.notification ? 'notification' : 'data' },
      isUrgent: android.priority === 'HIGH',
      expiresMs: nowMs + lifetimeSeconds * 1_000,
      collapseKey: android.collapse_key,
      push: readFcm(message.data),
      notice: message.notification,
    },
  };
}

/** Whether Google would give a token for this: a service account that signs for itself. */
export async function acceptsAssertion(
  form: URLSearchParams,
  { key, tokenUrl }: { readonly key: Parameters<typeof jwtVerify>[1]; readonly tokenUrl: string },
): Promise<boolean> {
  if (form.get('grant_type') !== 'urn:ietf:params:oauth:grant-type:jwt-bearer') return false;
  const assertion = form.get('assertion') ?? '';
  try {
    if (decodeProtectedHeader(assertion).alg !== 'RS256') return false;
    const { payload } = await jwtVerify(assertion, key, {
      ...{ issuer: ACCOUNT.clientEmail, audience: tokenUrl },
      ...{ maxTokenAge: '1h', requiredClaims: ['iat', 'exp'] },
    });
    return payload['scope'] === SCOPE && (payload.exp ?? 0) - (payload.iat ?? 0) <= 3_600;
  } catch {
    return false;
  }
}
