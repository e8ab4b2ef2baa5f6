/** Whoever stands behind a request. */
export interface RpcActor {
  readonly id: string;
}

/** What a server knows of one HTTP request. */
export interface RpcContext<Actor extends RpcActor = RpcActor> {
  readonly requestId: string;
  /** The caller's network address, as far as it can be trusted. */
  readonly address: string;
  /**
   * Who is asking; the trusted service is asked once per request, at most.
   *
   * @throws PlatformError of category `unauthenticated`, or `forbidden` for who is blocked or erased
   */
  readonly authenticate: () => Promise<Actor>;
  /** The same, as it is by now: somebody may have been blocked meanwhile. */
  readonly authenticateAgain: () => Promise<Actor>;
}
