import type { Clock } from '@switchboard/kernel';
import type { DigestGuard } from '../digest/digest-guard.ts';
import { parseAddress } from '../message/parse-address.ts';
import { parseUri } from '../message/parse-uri.ts';
import type { SipPeer } from '../transport/flow.ts';
import { isBehindNat } from '../user-agent/private-address.ts';
import type { RegisterAnswer, RegisterRequest } from '../user-agent/user-agent-options.ts';

export interface RegistrarLimits {
  readonly addresses: number;
  readonly contactsPerAddress: number;
  readonly minExpiresS: number;
  readonly maxExpiresS: number;
}

export const REGISTRAR_LIMITS: RegistrarLimits = {
  addresses: 10_000,
  contactsPerAddress: 8,
  minExpiresS: 30,
  maxExpiresS: 3_600,
};

export interface RegistrarOptions {
  readonly clock: Clock;
  readonly guard: DigestGuard;
  readonly limits?: Partial<RegistrarLimits>;
  /** Somebody can be reached at another number of phones than before. */
  readonly onChanged?: (user: string, bindings: readonly Binding[]) => void;
}

/** Where somebody is reached. */
export interface Binding {
  /** The Request-URI for calls. */
  readonly contact: string;
  readonly peer: SipPeer;
  readonly expiresAt: number;
}

interface Kept extends Binding {
  readonly callId: string;
  readonly cseq: number;
  readonly timer: Disposable;
}

interface Wanted {
  readonly contact: string;
  readonly host: string;
  readonly port: number | undefined;
  readonly expiresS: number;
}

type Changes = readonly Wanted[] | 'all' | { readonly status: number; readonly headers?: string[] };

/** Keeps where phones are (RFC 3261, 10.3): only for who proves to be that person, for a time, and not for ever many. */
export class Registrar implements Disposable {
  readonly #options: RegistrarOptions;
  readonly #limits: RegistrarLimits;
  readonly #users = new Map<string, Map<string, Kept>>();

  constructor(options: RegistrarOptions) {
    this.#options = options;
    this.#limits = { ...REGISTRAR_LIMITS, ...options.limits };
  }

  /** Those that are good still, the latest first. */
  bindings(user: string): readonly Binding[] {
    return [...(this.#users.get(user)?.values() ?? [])].reverse();
  }

  get users(): number {
    return this.#users.size;
  }

  /** What to answer to a REGISTER. */
  receive(request: RegisterRequest): RegisterAnswer {
    const { authorization, target, address } = request;
    const verdict = this.#options.guard.check('REGISTER', authorization, target);
    if (verdict.kind === 'challenge')
      return { status: 401, headers: verdict.challenges.map((one) => `WWW-Authenticate: ${one}`) };
    const user = parseUri(address)?.user ?? '';
    if (user !== verdict.username) return { status: 403, headers: [] };
    const changes = this.#changesOf(request);
    if (typeof changes === 'object' && 'status' in changes) return { headers: [], ...changes };
    const status = this.#apply(user, changes, request);
    return { status, headers: status === 200 ? this.#contactHeaders(user) : [] };
  }

  [Symbol.dispose](): void {
    for (const kept of this.#users.values())
      for (const { timer } of kept.values()) timer[Symbol.dispose]();
    this.#users.clear();
  }

  #changesOf({ contacts, expires }: RegisterRequest): Changes {
    if (contacts.includes('*'))
      return contacts.length === 1 && expires?.trim() === '0' ? 'all' : { status: 400 };
    const wanted: Wanted[] = [];
    for (const contact of contacts) {
      const address = parseAddress(contact);
      const asked = address?.getParam('expires') ?? expires ?? String(this.#limits.maxExpiresS);
      if (!address || !/^\d{1,10}$/.test(asked.trim())) return { status: 400 };
      const { minExpiresS, maxExpiresS } = this.#limits;
      const expiresS = Math.min(Number(asked), maxExpiresS);
      if (expiresS > 0 && expiresS < minExpiresS)
        return { status: 423, headers: [`Min-Expires: ${minExpiresS}`] };
      const { host, port } = address.uri;
      wanted.push({ contact: address.uri.toRaw(), host, port, expiresS });
    }
    return wanted;
  }

  #apply(user: string, changes: readonly Wanted[] | 'all', request: RegisterRequest): number {
    const kept = this.#users.get(user) ?? new Map<string, Kept>();
    const before = kept.size;
    const wanted =
      changes === 'all'
        ? [...kept.keys()].map((contact) => ({ contact, host: '', port: 0, expiresS: 0 }))
        : changes;
    const added = wanted.filter(({ contact, expiresS }) => expiresS > 0 && !kept.has(contact));
    if (kept.size + added.length > this.#limits.contactsPerAddress) return 403;
    if (before === 0 && added.length > 0 && this.#users.size >= this.#limits.addresses) return 503;
    // An older request that comes late may not undo a newer one.
    if (wanted.some(({ contact }) => isOlder(request, kept.get(contact)))) return 500;
    for (const one of wanted) this.#set(user, kept, one, request);
    this.#keep(user, kept, before);
    return 200;
  }

  #set(user: string, kept: Map<string, Kept>, wanted: Wanted, request: RegisterRequest): void {
    const { contact, expiresS } = wanted;
    kept.get(contact)?.timer[Symbol.dispose]();
    kept.delete(contact);
    if (expiresS === 0) return;
    const { clock } = this.#options;
    const timer = clock.after(expiresS * 1_000, () => {
      kept.delete(contact);
      this.#keep(user, kept, kept.size + 1);
    });
    const { callId, cseq } = request;
    const expiresAt = clock.now() + expiresS * 1_000;
    kept.set(contact, { contact, peer: peerOf(wanted, request), expiresAt, callId, cseq, timer });
  }

  #keep(user: string, kept: Map<string, Kept>, before: number): void {
    if (kept.size === 0) this.#users.delete(user);
    else this.#users.set(user, kept);
    if (kept.size !== before) this.#options.onChanged?.(user, this.bindings(user));
  }

  #contactHeaders(user: string): string[] {
    const now = this.#options.clock.now();
    return this.bindings(user).map(({ contact, expiresAt }) => {
      const leftS = Math.max(1, Math.round((expiresAt - now) / 1_000));
      return `Contact: <${contact}>;expires=${leftS}`;
    });
  }
}

function isOlder({ callId, cseq }: RegisterRequest, kept: Kept | undefined): boolean {
  return kept !== undefined && kept.callId === callId && cseq <= kept.cseq;
}

/** A phone is called where it says it is, unless only the way it came by leads there. */
function peerOf({ host, port }: Wanted, { flow }: RegisterRequest): SipPeer {
  const { protocol, remote } = flow;
  const isReached = protocol !== 'udp' || isBehindNat(host, remote.host);
  if (isReached) return { protocol, ...remote };
  return { protocol, host: host.replace(/^\[|\]$/g, ''), port: port ?? 5_060 };
}
