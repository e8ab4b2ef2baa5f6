import type { Clock } from '@switchboard/kernel';
import type { Logger } from '@switchboard/service';
import type { SipPeer, SipProtocol, UserAgent } from '@switchboard/sip';
import type { SipRouting, SipRoutings } from '../sip/port.ts';
import { chooseTrunks } from './choose-trunks.ts';
import type { PhoneConfig } from './config.ts';
import { resolveHost } from './resolve-host.ts';
import type { Trunk } from './trunk.ts';
import type { TrunkSettings } from './trunk-settings.ts';
import type { TrunkStatus } from './trunk-status.ts';
import { WatchedTrunk } from './watched-trunk.ts';

export interface TrunksDeps {
  readonly config: Extract<PhoneConfig, { kind: 'on' }>;
  readonly settings: ReadonlyMap<string, TrunkSettings>;
  readonly routings: SipRoutings;
  readonly clock: Clock;
  readonly log: Logger;
  readonly agent: UserAgent;
  /** Whose messages are taken changes with the trunks. */
  readonly onPeers: (addresses: readonly string[]) => void;
}

/** A port on which a trunk with no other setting is spoken to in the clear: only on this machine. */
const PLAIN: SipProtocol = 'udp';

/** The trunks of the resource, each watched. They are read again when they were changed. */
export class Trunks implements Disposable {
  readonly #deps: TrunksDeps;
  readonly #hearing: Disposable;
  #routing: SipRouting = { trunks: {}, routes: [] };
  #trunks: ReadonlyMap<string, WatchedTrunk> = new Map();
  #reading: Promise<void> = Promise.resolve();
  #isDefault = false;
  /** Names that lead nowhere, and since when. */
  #nowhere: ReadonlyMap<string, number> = new Map();

  constructor(deps: TrunksDeps) {
    this.#deps = deps;
    this.#hearing = deps.routings.onChanged(() => {
      this.read().catch((error: unknown) => this.#unread(error));
    });
  }

  /** One after another; what fails leaves what is known, and is tried with the next change. */
  read(): Promise<void> {
    this.#reading = this.#reading
      .then(() => this.#read())
      .catch((error: unknown) => this.#unread(error));
    return this.#reading;
  }

  /** The ways to a number, the best one first. */
  to(number: string): readonly Trunk[] {
    return chooseTrunks(number, this.#routing, this.#trunks);
  }

  /** The trunk that has this address; null when none has. */
  at(host: string): string | null {
    return [...this.#trunks.values()].find(({ peer }) => peer.host === host)?.fqdn ?? null;
  }

  /** For the control plane, in the order in which they were set. */
  describe(): readonly TrunkStatus[] {
    const entries = Object.entries(this.#routing.trunks).map(([name, { sipSignalingPort }]) => ({
      fqdn: name.toLowerCase(),
      port: sipSignalingPort,
    }));
    return entries.flatMap(({ fqdn, port }) => this.#statusOf(fqdn, port) ?? []);
  }

  /** The first whose pattern matches a number is taken. */
  get routes(): SipRouting['routes'] {
    return this.#routing.routes;
  }

  /** Has the resource set none, so that the one that the process was given is taken? */
  get isDefault(): boolean {
    return this.#isDefault;
  }

  [Symbol.dispose](): void {
    this.#hearing[Symbol.dispose]();
    for (const trunk of this.#trunks.values()) trunk[Symbol.dispose]();
  }

  #unread(error: unknown): void {
    this.#deps.log.error({ err: error }, 'trunks could not be read');
  }

  async #read(): Promise<void> {
    const set = await this.#deps.routings.get();
    const routing = this.#withDefault(set);
    const entries = Object.entries(routing.trunks).map(async ([name, { sipSignalingPort }]) => {
      const fqdn = name.toLowerCase();
      const settings = this.#deps.settings.get(fqdn) ?? {};
      const host = await resolveHost(settings.address ?? fqdn);
      return host === undefined
        ? this.#unresolved(fqdn)
        : this.#watched(fqdn, {
            ...{ host, serverName: fqdn, port: sipSignalingPort },
            protocol: protocolOf(fqdn, settings),
          });
    });
    const found = (await Promise.all(entries)).flatMap((trunk) => trunk ?? []);
    this.#isDefault = routing !== set;
    this.#replace(routing, new Map(found.map((trunk) => [trunk.fqdn, trunk])));
  }

  /** As long as the resource has set none, everything goes by the one that the process was given. */
  #withDefault(routing: SipRouting): SipRouting {
    const { trunk } = this.#deps.config;
    if (!trunk || Object.keys(routing.trunks).length > 0) return routing;
    return {
      trunks: { [trunk.host]: { sipSignalingPort: trunk.port } },
      routes: [defaultRoute(trunk.host)],
    };
  }

  #statusOf(fqdn: string, port: number): TrunkStatus | undefined {
    const watched = this.#trunks.get(fqdn);
    if (watched) return { port, ...watched.status };
    const sinceMs = this.#nowhere.get(fqdn);
    if (sinceMs === undefined) return undefined;
    const protocol = protocolOf(fqdn, this.#deps.settings.get(fqdn) ?? {});
    const since = new Date(sinceMs).toISOString();
    return { fqdn, port, protocol, state: 'down', since, reason: 'no-address' };
  }

  #unresolved(fqdn: string): undefined {
    this.#deps.log.warn({ trunk: fqdn }, 'the name of a trunk leads nowhere');
    return undefined;
  }

  /** One that has not changed goes on being watched. */
  #watched(fqdn: string, peer: SipPeer): WatchedTrunk {
    const known = this.#trunks.get(fqdn);
    if (known && JSON.stringify(known.peer) === JSON.stringify(peer)) return known;
    const { agent, clock, log, settings } = this.#deps;
    const { user, password } = settings.get(fqdn) ?? {};
    const credentials =
      user !== undefined && password !== undefined ? { username: user, password } : undefined;
    return new WatchedTrunk({
      ...{ fqdn, peer, credentials, clock },
      ask: () => agent.options({ peer, target: `sip:${fqdn}`, timeoutMs: ASK_MS }),
      onChanged: (state) => log.info({ trunk: fqdn, state }, 'a trunk has changed'),
      onFault: (error) => log.error({ trunk: fqdn, err: error }, 'a trunk is not watched any more'),
    });
  }

  #replace(routing: SipRouting, trunks: ReadonlyMap<string, WatchedTrunk>): void {
    const former = this.#trunks;
    this.#routing = routing;
    this.#trunks = trunks;
    const now = this.#deps.clock.now();
    const missing = Object.keys(routing.trunks)
      .map((name) => name.toLowerCase())
      .filter((fqdn) => !trunks.has(fqdn));
    this.#nowhere = new Map(missing.map((fqdn) => [fqdn, this.#nowhere.get(fqdn) ?? now]));
    for (const [fqdn, trunk] of former) {
      if (trunks.get(fqdn) !== trunk) trunk[Symbol.dispose]();
    }
    this.#deps.onPeers([...trunks.values()].map(({ peer: { host } }) => host));
  }
}

const ASK_MS = 5_000;

function defaultRoute(trunk: string): SipRouting['routes'][number] {
  return { name: 'default', description: undefined, numberPattern: '^\\+', trunks: [trunk] };
}

/** Beyond this machine nothing goes in the clear unless a setting says so. */
function protocolOf(fqdn: string, { protocol }: TrunkSettings): SipProtocol {
  if (protocol) return protocol;
  return fqdn.endsWith('localhost') || fqdn.startsWith('127.') ? PLAIN : 'tls';
}
