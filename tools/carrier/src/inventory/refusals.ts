import { PlatformError } from '@switchboard/kernel';

/** A refusal that says of which numbers it is, or how many there are. */
export class RefusedNumbers extends PlatformError<'out-of-stock' | 'not-available'> {
  /** What the answer has besides code and message. */
  readonly details: { readonly available: number } | { readonly phoneNumbers: readonly string[] };

  constructor(code: 'out-of-stock' | 'not-available', details: RefusedNumbers['details']) {
    super(code, 'conflict', MESSAGES[code]);
    this.details = details;
  }
}

const MESSAGES = {
  'out-of-stock': 'Fewer numbers are free than were asked for.',
  'not-available': 'Not all of these numbers are free.',
};

export const outOfStock = (available: number): RefusedNumbers =>
  new RefusedNumbers('out-of-stock', { available });

export const notAvailable = (phoneNumbers: readonly string[]): RefusedNumbers =>
  new RefusedNumbers('not-available', { phoneNumbers });
