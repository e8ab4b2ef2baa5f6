import type { MediaCandidate, MediaTrack, MediaWants } from '@switchboard/acs-wire';
import type { MediaGrants } from '../port.ts';
import type { BuiltInOptions } from './built-in-engines.ts';

/**
 * What the data plane has the media process do. Rooms and legs are named by numbers that the data
 * plane gives.
 */
export type Command =
  | { readonly do: 'open'; readonly room: number; readonly callId: string }
  | { readonly do: 'close'; readonly room: number }
  | {
      readonly do: 'join';
      readonly room: number;
      readonly leg: number;
      readonly user: string;
      readonly grants: MediaGrants;
    }
  | { readonly do: 'leave'; readonly leg: number }
  | {
      readonly do: 'publish';
      readonly leg: number;
      readonly sdp: string;
      readonly tracks: readonly MediaTrack[];
    }
  | { readonly do: 'answer'; readonly leg: number; readonly sdp: string }
  | { readonly do: 'want'; readonly leg: number; readonly wants: MediaWants }
  | { readonly do: 'grant'; readonly leg: number; readonly grants: MediaGrants }
  | { readonly do: 'mute'; readonly leg: number; readonly muted: boolean }
  | { readonly do: 'pause'; readonly leg: number; readonly paused: boolean }
  | {
      readonly do: 'address';
      readonly leg: number;
      /** Null for everybody. */
      readonly to: readonly string[] | null;
    };

export type Begin = BuiltInOptions & { readonly name: string };

export type FailureKind = 'refused' | 'unavailable' | 'unknown';

/** What the media process says of a leg. */
export type LegMessage =
  | {
      readonly say: 'offer';
      readonly leg: number;
      readonly sdp: string;
      readonly tracks: readonly MediaTrack[];
    }
  | {
      readonly say: 'candidate';
      readonly leg: number;
      readonly transport: 'up' | 'down';
      readonly candidate: MediaCandidate | null;
    }
  | { readonly say: 'lost'; readonly leg: number };
