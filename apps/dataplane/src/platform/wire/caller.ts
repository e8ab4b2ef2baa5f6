/** A person, as their verified user token names them. */
export interface Caller {
  readonly userId: string;
  readonly resourceId: string;
  readonly scopes: readonly string[];
  readonly expiresAtMs: number;
  /** Of the token: once the person's is greater, it was revoked. */
  readonly generation: number;
}
