import { errorsOf } from '@switchboard/kernel';
import type { ErrorTable } from '@switchboard/kernel';

/** Every code that this side throws. What a peer sends is never thrown: it is answered with a status, or dropped. */
export const sipErrors = {
  'invalid-header': {
    category: 'input',
    meaning: 'A header, a name or an address holds what would break the message apart.',
    remedy: 'Leave out line breaks, quotes and angle brackets.',
  },
  'invalid-address': {
    category: 'input',
    meaning: 'This is no SIP URI and no telephone number.',
    remedy: 'Write sip:user@host, sips:user@host or tel:+number.',
  },
  'invalid-transport': {
    category: 'input',
    meaning: 'A transport is bound to every address and does not say which one peers reach it at.',
    remedy: 'Set `advertise`, or bind it to one address.',
  },
  'no-transport': {
    category: 'input',
    meaning: 'The peer is to be reached over a protocol for which no transport is open.',
    remedy: 'Open one, or choose another protocol for the peer.',
  },
  'peer-unreachable': {
    category: 'unavailable',
    meaning: 'No connection to the peer could be made, or it was tried a moment ago in vain.',
    remedy: 'Try the next peer, or try again after a while.',
  },
  'flow-closed': {
    category: 'unavailable',
    meaning: 'The connection to the peer closed, or the peer does not read what it is sent.',
    remedy: 'Send over a new connection.',
  },
  'message-too-large': {
    category: 'input',
    meaning: 'The message is larger than a datagram can be.',
    remedy: 'Use TCP or TLS for this peer.',
  },
  'agent-closed': {
    category: 'unavailable',
    meaning: 'The user agent is closed.',
    remedy: 'Nothing: it was closed on purpose.',
  },
  'too-many-calls': {
    category: 'limit',
    meaning: 'As many calls as are allowed are in progress.',
    remedy: 'Wait until one ends, or raise the limit.',
  },
  'call-over': {
    category: 'conflict',
    meaning: 'The call was answered, refused or ended before.',
    remedy: 'Listen to how the call ended.',
  },
  'too-many-offers': {
    category: 'limit',
    meaning: 'Too many changes of the session of one call wait for the peer.',
    remedy: 'Wait for one to be answered.',
  },
} as const satisfies ErrorTable;

export type SipErrorCode = keyof typeof sipErrors;

export const sipError = errorsOf<SipErrorCode>(sipErrors);
