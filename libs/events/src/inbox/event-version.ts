/** How new what an event tells of something is. */
export interface EventVersion {
  /** Of what; the same for all events of it. */
  readonly key: string;
  /** A whole number, greater with every change. */
  readonly version: number;
}
