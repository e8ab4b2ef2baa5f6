import type { Way, WayKind } from './way.ts';

/** What came of one way. */
export type Outcome =
  | { readonly status: 'waiting' }
  | { readonly status: 'running' }
  /** `address`: as which one is seen from outside, or where the relay takes in for us. */
  | { readonly status: 'works'; readonly tookMs: number; readonly address?: string }
  | { readonly status: 'no-answer'; readonly tookMs: number }
  /** The server answered, with an error of STUN (RFC 8489, 8656). */
  | {
      readonly status: 'refused';
      readonly tookMs: number;
      readonly code: number;
      readonly text: string;
    }
  /** The browser refuses to ask such a server. */
  | { readonly status: 'unusable' }
  | { readonly status: 'not-offered' };

/** What passes through a relay. The page is at both ends, so everything takes the relay twice. */
export interface RelayMeasurement {
  /** The middle one of some. */
  readonly roundTripMs: number;
  readonly pings: number;
  readonly bytes: number;
  readonly tookMs: number;
  readonly bytesPerSecond: number;
}

export type Measurement =
  | { readonly status: 'running' }
  | ({ readonly status: 'done' } & RelayMeasurement)
  /** The relay lets one in, but nothing came through it. */
  | { readonly status: 'failed' };

export interface WayRow {
  readonly kind: WayKind;
  /** Absent where no server offers it. */
  readonly way?: Way;
  readonly outcome: Outcome;
  readonly measurement?: Measurement;
}
