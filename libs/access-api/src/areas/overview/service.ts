import type { Role } from '@switchboard/identity';
import type { PushServiceState } from '../push/service.ts';

export const overviewSpans = ['hour', 'day', 'week'] as const;

export type OverviewSpan = (typeof overviewSpans)[number];

/** What happened in one part of the span. */
export interface OverviewBucket {
  readonly from: Date;
  readonly tokens: number;
  readonly refused: number;
  readonly calls: number;
  /** Begun; null where the back end does not tell. */
  readonly threads: number | null;
  /** Sent by people; null where the back end does not tell. */
  readonly messages: number | null;
}

export interface ProcessState {
  readonly name: string;
  readonly healthy: boolean;
  readonly version: string | null;
  readonly uptimeSeconds: number | null;
  /** Room where it keeps its data; null where it keeps none, or on a server of its own. */
  readonly disk: 'ok' | 'low' | null;
}

/** Worth acting on; how to say it is the page's business. */
export type OverviewWarning =
  | { readonly kind: 'orphans'; readonly count: number }
  | {
      readonly kind: 'budget';
      readonly role: Role;
      readonly spent: number;
      readonly perDay: number;
    }
  | { readonly kind: 'limits'; readonly count: number }
  | { readonly kind: 'process'; readonly name: string }
  | { readonly kind: 'trunk'; readonly name: string }
  /** A push service whose last attempts failed, or that is left alone for a while. */
  | {
      readonly kind: 'pushService';
      readonly name: PushServiceState['service'];
      readonly failures: number;
      readonly pausedMs: number;
    }
  /** Phones in calls that lose so much of their sound that it is heard. */
  | { readonly kind: 'callQuality'; readonly count: number }
  /** How much of a daily cap is used, of a phone number or, when null, of all; 1 is all of it. */
  | { readonly kind: 'callCap'; readonly number: string | null; readonly share: number }
  /** Calls that a cap refused or ended today. */
  | { readonly kind: 'callsCutOff'; readonly count: number }
  | { readonly kind: 'disk'; readonly name: string }
  | { readonly kind: 'certificate'; readonly expiresAt: Date };

/** What it runs on, without anything secret. */
export interface Installation {
  readonly backEnd: 'laptop' | 'azure' | 'own';
  readonly endpoint: string;
  readonly credential: 'key' | 'managed-identity';
  readonly database: 'pglite' | 'postgres';
  readonly sharedLimits: boolean;
  readonly issuer: string;
}

export interface Overview {
  readonly at: Date;
  readonly buckets: readonly OverviewBucket[];
  readonly people: {
    readonly total: number;
    readonly activeNow: number;
    readonly blocked: number;
    readonly guests: number;
  };
  /** Null where the back end does not tell. */
  readonly callsInProgress: number | null;
  readonly processes: readonly ProcessState[];
  readonly installation: Installation;
  readonly warnings: readonly OverviewWarning[];
}

export interface OverviewService {
  read(span: OverviewSpan): Promise<Overview>;
  /** Now, and whenever it has changed. */
  watch(span: OverviewSpan, signal: AbortSignal): AsyncIterable<Overview>;
}
