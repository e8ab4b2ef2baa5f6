import type { PartBytes } from './join-parts.ts';
import type { PartPlace } from './read-content.ts';

/** One part of a text, and whose. */
export interface Part extends PartBytes {
  readonly sender: string;
  readonly recipient: string;
  readonly place: PartPlace;
}
