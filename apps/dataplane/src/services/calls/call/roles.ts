import type { CallAction, CallRole } from '@switchboard/acs-wire';
import { callActions } from '@switchboard/acs-wire';

const attendee: readonly CallAction[] = [
  'sendAudio',
  'sendVideo',
  'raiseHand',
  'react',
  'sendData',
];

/** What each role may do in a call; people of a call without roles are presenters. */
const granted: Readonly<Record<CallRole, readonly CallAction[]>> = {
  Presenter: callActions,
  Collaborator: [...attendee, 'shareScreen'],
  Attendee: attendee,
  Consumer: ['raiseHand', 'react'],
};

export function mayDo(role: CallRole, action: CallAction): boolean {
  return granted[role].includes(action);
}

export function actionsOf(role: CallRole): readonly CallAction[] {
  return granted[role];
}
