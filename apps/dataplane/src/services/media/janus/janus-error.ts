/** Janus, or one of its plugins, has refused a request. */
export class JanusError extends Error {
  override readonly name = 'JanusError';
  readonly code: number;

  constructor(code: number, reason: string) {
    super(`Janus refused with ${code}: ${reason}`);
    this.code = code;
  }
}

/** Nothing more comes of this session: Janus is gone, or has forgotten it. */
export class JanusSessionLost extends Error {
  override readonly name = 'JanusSessionLost';
}
