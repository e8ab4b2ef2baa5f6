/** A person, as their verified user token names them. */
export interface Caller {
  readonly userId: string;
  readonly resourceId: string;
  readonly scopes: readonly string[];
  readonly expiresAtMs: number;
}
