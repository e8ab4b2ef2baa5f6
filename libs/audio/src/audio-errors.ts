import { errorsOf } from '@switchboard/kernel';
import type { ErrorTable } from '@switchboard/kernel';

/** Every code that this side throws. What comes over the network is never thrown: it is counted and dropped. */
export const audioErrors = {
  'digit-invalid': {
    category: 'input',
    meaning: 'A key is none of 0–9, *, # and A–D, or is to sound for a time that cannot be sent.',
    remedy: 'Correct the digits, or the duration: 40 ms or more.',
  },
  'digits-full': {
    category: 'limit',
    meaning: 'More digits wait to be sent than a leg keeps.',
    remedy: 'Send the rest when these have sounded.',
  },
  'participants-full': {
    category: 'limit',
    meaning: 'As many take part as a mixer may have.',
    remedy: 'Use another mixer, or wait until somebody has left.',
  },
  'participant-exists': {
    category: 'conflict',
    meaning: 'Somebody of this id takes part already.',
    remedy: 'Remove the other one first.',
  },
  'participant-missing': {
    category: 'missing',
    meaning: 'Nobody of this id takes part.',
    remedy: 'Add the participant first.',
  },
  'volume-invalid': {
    category: 'input',
    meaning: 'A volume is no number from 0 to 4.',
    remedy: 'Use 1 for sound as it is, and 4 at most.',
  },
  'ports-exhausted': {
    category: 'limit',
    meaning: 'No pair of ports of the range is free.',
    remedy: 'Widen the range, or wait until calls have ended.',
  },
  'ports-invalid': {
    category: 'input',
    meaning: 'A range of ports holds no pair of an even one and the next.',
    remedy: 'Name a range within 1024 to 65535 of two ports or more.',
  },
  'address-invalid': {
    category: 'input',
    meaning:
      'Where to send to is no address that can be sent to: an IP address and a port, and not that of nobody.',
    remedy: 'Look names up before; where a peer holds the call by 0.0.0.0, name no address.',
  },
  'socket-unavailable': {
    category: 'unavailable',
    meaning: 'A socket could not be opened for another reason than that its port is taken.',
    remedy: 'Check the address that sockets are bound to.',
  },
  'srtp-key-invalid': {
    category: 'input',
    meaning: 'The key of a crypto line is not 30 bytes in base64.',
    remedy: 'Refuse the offer, or make a key of one’s own.',
  },
  'wav-invalid': {
    category: 'input',
    meaning: 'A file is no WAV file, or breaks off within its header.',
    remedy: 'Use a WAV file.',
  },
  'wav-unsupported': {
    category: 'input',
    meaning: 'A WAV file has another coding, rate or number of channels than can be played.',
    remedy: 'Convert it to one channel of PCM with 16 bits, mu-law or A-law at 8, 16 or 48 kHz.',
  },
  'wav-too-long': {
    category: 'limit',
    meaning: 'A WAV file is longer than may be played.',
    remedy: 'Use a shorter file.',
  },
} as const satisfies ErrorTable;

export type AudioErrorCode = keyof typeof audioErrors;

export const audioError = errorsOf<AudioErrorCode>(audioErrors);
