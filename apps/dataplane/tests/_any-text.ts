import { characterAt, CHARACTERS, indexOfCharacter } from '@switchboard/kernel/testing';
import fc from 'fast-check';

/** Of a text: any character. Before its own `binary` gives one, fast-check lists them all, for five seconds. */
const unit = fc.integer({ min: 0, max: CHARACTERS - 1 }).map(characterAt, indexOfCharacter);

export function anyText(maxLength: number): fc.Arbitrary<string> {
  return fc.string({ unit, maxLength });
}
