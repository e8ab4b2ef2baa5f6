import type { Origin } from '../../actor.ts';
import type { RecordedAuditEntry } from '../audit/service.ts';

/** A request as it may be shown: no query, no headers, no bodies. */
export interface LiveRequest {
  readonly at: string;
  readonly process: 'access' | 'dataplane';
  readonly method: string;
  readonly path: string;
  /** The data plane's name of what was asked. */
  readonly operation: string | null;
  readonly status: number;
  readonly ms: number;
  readonly requestId: string;
  /** Whose token it came with: a person's name, or `key` for the access key. */
  readonly who: string | null;
}

export const faultKinds = ['delay', 'throttle', 'error', 'drop'] as const;

export interface LiveFault {
  /** An operation of the data plane, or `*` for all. */
  readonly operation: string;
  readonly kind: (typeof faultKinds)[number];
  /** How long a delay takes, or a throttle asks to wait. Milliseconds. */
  readonly ms: number;
  readonly probability: number;
  /** How often it strikes; for ever when absent. */
  readonly count?: number | undefined;
}

export interface LiveState {
  readonly clock: { readonly now: string; readonly offsetMs: number };
  readonly faults: readonly (LiveFault & { readonly id: string })[];
  readonly connections: readonly {
    readonly who: string | null;
    readonly userId: string;
    readonly transport: string;
    readonly connectedAt: string;
    readonly queued: number;
  }[];
  readonly stats: {
    readonly identities: number;
    readonly threads: number;
    readonly messages: number;
    readonly rooms: number;
  };
  readonly callsInProgress: number;
  /** States that were written to files, the latest first. */
  readonly exports: readonly string[];
}

/** Allocations held now, the rest since the relay began. */
export interface RelayCounts {
  readonly allocations: number;
  readonly sentBytes: number;
  readonly receivedBytes: number;
  readonly refusedPeers: number;
  readonly refusedAllocations: number;
}

/** What goes through relays; nothing is known of those that are not the data plane's own. */
export interface RelayUse {
  readonly known: boolean;
  readonly total: RelayCounts;
  /** Whoever holds most first; the one without a `userId` stands for all who are not known. */
  readonly people: readonly (RelayCounts & {
    readonly who: string | null;
    readonly personId: string | null;
    readonly userId: string | null;
  })[];
}

/** A data plane of our own, as it works; Azure shows none of this. */
export interface LiveService {
  /** @throws PlatformError `not-ours` where there is no control plane */
  state(): Promise<LiveState>;
  relay(): Promise<RelayUse>;
  /** The last ones, then each as it is answered, here and at the data plane. */
  requests(signal: AbortSignal): AsyncIterable<LiveRequest>;
  /** All that is known of one request: what was answered, and what was written down. */
  trace(requestId: string): Promise<{
    readonly requests: readonly LiveRequest[];
    readonly audit: readonly RecordedAuditEntry[];
  }>;
  addFault(origin: Origin, fault: LiveFault): Promise<void>;
  removeFault(origin: Origin, id: string): Promise<void>;
  advance(origin: Origin, ms: number): Promise<void>;
  /** Breaks the sockets of one person, or all. @returns how many */
  dropConnections(origin: Origin, userId?: string): Promise<number>;
  exportState(origin: Origin, name: string): Promise<void>;
  importState(origin: Origin, name: string): Promise<void>;
  reset(origin: Origin): Promise<void>;
}
