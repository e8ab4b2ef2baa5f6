import type { DtmfTone } from '@azure/communication-calling';
import { precondition, unsupported } from './errors.ts';

const KEYS: Readonly<Partial<Record<DtmfTone, string>>> = { Pound: '#', Star: '*' };
const TONE_MS = 160;
const GAP_MS = 70;

/** Plays a key into the call, as RFC 4733 events. */
export function sendTones(sender: RTCDTMFSender | null, tone: DtmfTone): void {
  if (tone === 'Flash') throw unsupported('The flash key');
  if (!sender?.canInsertDTMF) throw precondition('Keys cannot be sent now.');
  const key = KEYS[tone] ?? tone.replace('Num', '');
  // What is being played is kept: inserting replaces it.
  sender.insertDTMF(sender.toneBuffer + key, TONE_MS, GAP_MS);
}
