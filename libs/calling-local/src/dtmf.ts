import type { DtmfTone } from '@azure/communication-calling';
import type { CallArgs } from '@switchboard/acs-wire';
import { precondition, unsupported } from './errors.ts';

type Key = CallArgs<'call.dtmf'>['tone'];

const TONE_MS = 160;
const GAP_MS = 70;

/** The key as it is written. @throws CallingError 405/40500 for the flash key */
export function keyOf(tone: DtmfTone): Key {
  if (tone === 'Flash') throw unsupported('The flash key');
  if (tone === 'Pound') return '#';
  if (tone === 'Star') return '*';
  return tone.replace('Num', '') as Key;
}

/** Plays a key into a call between two, as RFC 4733 events. */
export function sendTones(sender: RTCDTMFSender | null, tone: DtmfTone): void {
  const key = keyOf(tone);
  if (!sender?.canInsertDTMF) throw precondition('Keys cannot be sent now.');
  // What is being played is kept: inserting replaces it.
  sender.insertDTMF(sender.toneBuffer + key, TONE_MS, GAP_MS);
}
