import { errorsOf } from '@switchboard/kernel';
import type { ErrorTable } from '@switchboard/kernel';

/** Every code that the carrier answers with over HTTP. */
export const carrierErrors = {
  'bad-request': {
    category: 'input',
    meaning: 'The request is not what the route takes.',
    remedy: 'Correct the field that the error names.',
  },
  unauthorized: {
    category: 'unauthenticated',
    meaning: 'The number inventory was asked without the key of an account.',
    remedy: 'Send the key as a bearer token.',
  },
  forbidden: {
    category: 'forbidden',
    meaning: 'The request comes from the page of somebody else, or names this machine otherwise.',
    remedy: 'Ask by localhost, from a program or from the page of a handset.',
  },
  'not-found': {
    category: 'missing',
    meaning: 'There is no such address.',
    remedy: 'See the README of the carrier.',
  },
  'no-such-handset': {
    category: 'missing',
    meaning: 'Nobody has made a handset of this number.',
    remedy: 'Make it first.',
  },
  'no-such-account': {
    category: 'missing',
    meaning: 'No account has this system id.',
    remedy: 'Look at the accounts of the configuration.',
  },
  'number-in-service': {
    category: 'conflict',
    meaning: 'The number was bought by an account, so that no handset can have it.',
    remedy: 'Take another number.',
  },
  'cannot-send': {
    category: 'conflict',
    meaning: 'The handset is off, out of reach or blocked.',
    remedy: 'Switch it on.',
  },
  'wrong-moment': {
    category: 'conflict',
    meaning: 'The telephone cannot do that now: there is no call, or there is one already.',
    remedy: 'Look at the state of the telephone.',
  },
  'no-such-call': {
    category: 'missing',
    meaning: 'There is no such call, or it ended long ago.',
    remedy: 'Look at the calls in progress and those that ended.',
  },
  'no-such-recording': {
    category: 'missing',
    meaning: 'Nothing of this name was recorded, or it was deleted.',
    remedy: 'Look at what there is.',
  },
  'no-such-phone': {
    category: 'missing',
    meaning: 'No desk phone may register with this number.',
    remedy: 'Make an account for it first.',
  },
  'script-runs': {
    category: 'conflict',
    meaning: 'A simulated caller operates this handset already.',
    remedy: 'Wait until it is done, or stop it.',
  },
  'no-such-caller': {
    category: 'missing',
    meaning: 'There is no such simulated caller, or it was forgotten.',
    remedy: 'Start it again.',
  },
  'not-playable': {
    category: 'input',
    meaning:
      'This is no WAV file, or one that cannot be played: it takes PCM of 16 bits or G.711, one channel, 8, 16 or 48 kHz.',
    remedy: 'Convert the file.',
  },
  'too-long': {
    category: 'input',
    meaning: 'The text is longer than 255 parts, or the sound longer than may be played.',
    remedy: 'Send less.',
  },
  'too-many': {
    category: 'limit',
    meaning: 'As many as the carrier keeps are there already.',
    remedy: 'Delete some, or wait until what waits is delivered.',
  },
  'out-of-stock': {
    category: 'conflict',
    meaning: 'Fewer numbers of this kind are free than were asked for.',
    remedy: 'Ask for fewer, or elsewhere.',
  },
  'not-available': {
    category: 'conflict',
    meaning: 'Somebody else has these numbers, or nobody offers them.',
    remedy: 'Take others.',
  },
  'not-yours': {
    category: 'missing',
    meaning: 'This account has never bought the number.',
    remedy: 'Look at what the account has bought.',
  },
  'unknown-number': {
    category: 'missing',
    meaning: 'Nothing is known of the number.',
    remedy: 'Ask for a number of this network.',
  },
  'not-for-production': {
    category: 'input',
    meaning: 'The pretend network was told to run where strangers reach it.',
    remedy: 'Run it on loopback, or use a real carrier.',
  },
  'state-in-use': {
    category: 'conflict',
    meaning: 'Another process has the state folder open.',
    remedy: 'End it, or name another folder.',
  },
} as const satisfies ErrorTable;

export const carrierError = errorsOf<keyof typeof carrierErrors>(carrierErrors);
