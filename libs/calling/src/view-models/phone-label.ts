import { numberOf } from '../phone-id.ts';

export interface PhoneLabel {
  /** As the contacts say, or the phone network; `undefined` when nobody does. */
  readonly name: string | undefined;
  /** As people read it; `undefined` for a phone that hides its number. */
  readonly number: string | undefined;
}

/**
 * What to call a phone.
 *
 * @param rawId of the phone, `4:+14255550100` or `4:anonymous`
 * @param names what is known of it, the most trusted first
 * @param format writes an E.164 number as people read it
 */
export function phoneLabelOf(
  rawId: string,
  names: readonly (string | undefined)[],
  format: (number: string) => string,
): PhoneLabel {
  const number = numberOf(rawId);
  return {
    // A network that knows no name says the number once more.
    name: names.find((name) => name && name !== number),
    number: number && format(number),
  };
}
