/** A description as Janus carries it. */
export interface Jsep {
  readonly type: 'offer' | 'answer';
  readonly sdp: string;
}

/** A candidate as Janus carries it, or that there are no more. */
export type Trickle =
  | { readonly completed: true }
  | {
      readonly candidate: string;
      readonly sdpMid?: string | null;
      readonly sdpMLineIndex?: number | null;
    };

/** What is asked of Janus, without what every request has. */
export interface JanusRequest {
  readonly janus: string;
  readonly handle_id?: number;
  readonly plugin?: string;
  readonly body?: object;
  readonly jsep?: Jsep;
  readonly candidate?: Trickle;
}

/** What Janus says: an answer when it has a transaction, an event otherwise. */
export interface JanusMessage {
  readonly janus: string;
  readonly transaction?: string;
  /** The handle that an event is about. */
  readonly sender?: number;
  readonly data?: { readonly id: number };
  readonly plugindata?: { readonly data: PluginData };
  readonly jsep?: Jsep;
  readonly candidate?: Trickle;
  readonly error?: { readonly code: number; readonly reason: string };
}

export interface PluginData {
  readonly error_code?: number;
  readonly error?: string;
  readonly [key: string]: unknown;
}
