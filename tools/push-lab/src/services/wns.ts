import { MAX_BYTES, pushPayload, readWnsRaw } from '@switchboard/push';
import type { PushPayload } from '@switchboard/push';
import { ACCOUNT } from '../account.ts';
import type { AccessTokens } from './access-tokens.ts';
import type { Judged, Phrases } from './answer.ts';
import { jsonOf } from './json.ts';
import { Rules } from './rule.ts';

const SCOPE = 'https://wns.windows.com/.default';
/** What is not said to live longer is kept for three days. */
const DEFAULT_TTL_S = 3 * 86_400;
const MAX_TTL_S = 30 * 86_400;
const MAX_TAG = 64;

const received = { 'x-wns-notificationstatus': 'received', 'x-wns-status': 'received' };

/** As Windows answers. */
export const wnsPhrases: Phrases = {
  taken: { status: 200, headers: received },
  gone: { status: 410, headers: { 'x-wns-error-description': 'The channel has expired.' } },
  busy: (seconds) => ({ status: 406, headers: { 'retry-after': String(seconds) } }),
  down: { status: 503 },
  broken: (rule) => ({
    status: rule === 'access token' ? 401 : rule === 'size' ? 413 : 400,
    headers: { 'x-wns-error-description': `Broken: ${rule}` },
  }),
};

export interface WnsRequest {
  /** The URI of the channel, whole. */
  readonly address: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** What Windows checks of a notification. */
export function judgeWns(
  { address, headers, body }: WnsRequest,
  { tokens, nowMs }: { readonly tokens: AccessTokens; readonly nowMs: number },
): Judged {
  const rules = new Rules();
  const header = (name: string): string => String(headers[name] ?? '');
  const type = header('x-wns-type');
  const isRaw = type === 'wns/raw';
  const bytes = Buffer.byteLength(body);
  const ttl = header('x-wns-ttl');
  rules.check('access token', tokens.accepts(header('authorization')));
  rules.check('type', isRaw || type === 'wns/toast');
  const media = isRaw ? 'application/octet-stream' : 'text/xml';
  rules.check('content type', header('content-type').split(';')[0] === media);
  rules.check('size', bytes > 0 && bytes <= MAX_BYTES.wns);
  rules.check('time to live', /^\d{0,7}$/.test(ttl) && Number(ttl) <= MAX_TTL_S);
  rules.check('tag', header('x-wns-tag').length <= MAX_TAG);
  const notice = isRaw ? undefined : readToast(body);
  rules.check('shape', isRaw || notice !== undefined);
  if (rules.broken !== undefined) return { rules, bytes };
  return {
    ...{ rules, bytes },
    accepted: {
      ...{ service: 'wns', address, kind: isRaw ? 'data' : 'notification', isUrgent: true },
      expiresMs: nowMs + (ttl === '' ? DEFAULT_TTL_S : Number(ttl)) * 1_000,
      collapseKey: header('x-wns-tag') || undefined,
      push: isRaw ? readWnsRaw(body) : notice?.push,
      notice,
    },
  };
}

interface Toast {
  readonly title: string;
  readonly body: string;
  readonly push: PushPayload | undefined;
}

/** Of XML what a toast of one template can be. */
function readToast(xml: string): Toast | undefined {
  const [, launch] = /^<toast launch="([^"]*)">/.exec(xml) ?? [];
  const texts = [...xml.matchAll(/<text>([^<]*)<\/text>/g)].map(([, text = '']) => plain(text));
  const [title, body] = texts;
  if (launch === undefined || title === undefined || body === undefined) return undefined;
  return { title, body, push: pushPayload.safeParse(jsonOf(plain(launch))).data };
}

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" },
};

function plain(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos);/g, (_all, name: string) => ENTITIES[name]!);
}

/** Whether Entra ID would give a token for this. */
export function acceptsClient(form: URLSearchParams, tenant: string, secret: string): boolean {
  return (
    tenant === ACCOUNT.wnsTenantId &&
    form.get('grant_type') === 'client_credentials' &&
    form.get('client_id') === ACCOUNT.wnsClientId &&
    form.get('client_secret') === secret &&
    form.get('scope') === SCOPE
  );
}
