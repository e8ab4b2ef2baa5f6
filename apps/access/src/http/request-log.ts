import { Inspector } from '@switchboard/service';

/** One request as it may be shown. */
export interface AccessRequest {
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly ms: number;
  readonly requestId: string;
  /** Who asked, as far as they have proved it. */
  readonly personId: string | null;
}

/** The last thousand requests of this process. */
export class RequestLog extends Inspector<AccessRequest> {}
