import { Inspector as RecentRequests } from '@switchboard/service';

/** One request as it may be shown: no query, no headers, no bodies. */
export interface RequestRecord {
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly operation: string | null;
  readonly status: number;
  readonly ms: number;
  readonly requestId: string;
  /** The user whose token it came with, `key` for the access key, or null before either was checked. */
  readonly caller: string | null;
}

/** The last thousand requests of this process. */
export class Inspector extends RecentRequests<RequestRecord> {}
