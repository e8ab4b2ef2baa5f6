import { parseNumber, parseSender } from '@switchboard/telephony';
import type { Country, PhoneNumber, Sender } from '@switchboard/telephony';
import { isEmergencyNumber } from '@switchboard/telephony/server';
import { apiError } from '@switchboard/telephony-api';

/** @throws PlatformError `number-not-found` */
export function senderOf(ours: string): Sender {
  const sender = parseSender(ours);
  if (sender) return sender;
  throw apiError('number-not-found', 'This is none of our numbers.');
}

/** Nobody is rescued by a text: whoever wants to be must learn that at once. */
export function refuseEmergency(written: string, sender: Sender): void {
  const country = countryOf(sender);
  const digits = written.replaceAll(/\D/g, '');
  const callingCode = sender.number?.callingCode ?? '';
  const national =
    written.trim().startsWith('+') && digits.startsWith(callingCode)
      ? digits.slice(callingCode.length)
      : digits;
  if (isEmergencyNumber(digits, country) || isEmergencyNumber(national, country))
    throw apiError('emergency-number', 'Emergency services are not reached from here.');
}

/** Where a number of ours is at home; those that say nothing are taken for American. */
export function countryOf({ number }: Sender): Country {
  return number?.country ?? 'US';
}

/** Undefined for who has written by a short code or a name: nobody can answer those. */
export function recipientOf(theirs: string): PhoneNumber | undefined {
  const parsed = theirs.startsWith('+') ? parseNumber(theirs) : undefined;
  return parsed?.ok ? parsed.number : undefined;
}
