import { displayNumber as display } from '@switchboard/telephony';

/** A number as people read it, with its country code; loaded by whoever needs it. */
export function displayNumber(number: string): string {
  return display(number);
}
