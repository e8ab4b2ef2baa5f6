import type {
  CallFeatureContext,
  CapabilitiesChangedReason,
  CapabilitiesFeature,
  ParticipantCapabilities,
  ParticipantCapabilityName,
} from '@azure/communication-calling';
import type { CallAction } from '@switchboard/acs-wire';
import type { KnownCall } from '../call-state.ts';
import { FeatureOfCall } from './call-feature.ts';

/** What the server's word on a role means for each capability; `null` for what is not there at all. */
const ACTIONS: Readonly<Record<ParticipantCapabilityName, CallAction | 'always' | null>> = {
  turnVideoOn: 'sendVideo',
  unmuteMic: 'sendAudio',
  shareScreen: 'shareScreen',
  removeParticipant: 'removeParticipant',
  hangUpForEveryOne: 'endForEveryone',
  addCommunicationUser: 'addParticipant',
  addTeamsUser: null,
  addPhoneNumber: 'addParticipant',
  manageLobby: null,
  spotlightParticipant: 'spotlight',
  removeParticipantsSpotlight: 'spotlight',
  blurBackground: null,
  startLiveMeetingCaptions: null,
  startLiveCallingCaptions: null,
  setCaptionLanguage: null,
  raiseHand: 'raiseHand',
  pstnDialOut: 'addParticipant',
  muteOthers: 'muteOthers',
  useReactions: 'react',
  viewAttendeeNames: 'always',
  startTogetherMode: null,
  joinBreakoutRooms: null,
  forbidOthersAudio: null,
  forbidOthersVideo: null,
  realTimeText: null,
};

export class CapabilitiesOfCall extends FeatureOfCall implements CapabilitiesFeature {
  readonly name = 'Capabilities';
  private _capabilities: ParticipantCapabilities;

  constructor(context: CallFeatureContext) {
    super(context);
    this._capabilities = capabilitiesOf(this.call.known);
    this.subscribe('known', ({ before, after }) => {
      // What is known for the first time has not changed with a role.
      const reason = before.self ? 'RoleChanged' : 'UserPolicyChanged';
      this._update(capabilitiesOf(after), reason);
    });
  }

  get capabilities(): ParticipantCapabilities {
    return this._capabilities;
  }

  private _update(capabilities: ParticipantCapabilities, reason: CapabilitiesChangedReason): void {
    const before = this._capabilities;
    const changed = names.filter(
      (name) =>
        before[name].isPresent !== capabilities[name].isPresent ||
        before[name].reason !== capabilities[name].reason,
    );
    if (changed.length === 0) return;
    this._capabilities = capabilities;
    const only = (from: ParticipantCapabilities) =>
      Object.fromEntries(changed.map((name) => [name, from[name]]));
    this.emit('capabilitiesChanged', {
      oldValue: only(before),
      newValue: only(capabilities),
      reason,
    });
  }
}

const names = Object.keys(ACTIONS) as ParticipantCapabilityName[];

function capabilitiesOf(known: KnownCall): ParticipantCapabilities {
  const entries = names.map((name) => [name, capability(known, ACTIONS[name])] as const);
  return Object.fromEntries(entries) as ParticipantCapabilities;
}

function capability(
  { self, may }: KnownCall,
  action: CallAction | 'always' | null,
): ParticipantCapabilities[ParticipantCapabilityName] {
  if (action === null) return { isPresent: false, reason: 'FeatureNotSupported' };
  if (!self) return { isPresent: false, reason: 'NotInitialized' };
  const isPresent = action === 'always' || may.includes(action);
  return { isPresent, reason: isPresent ? 'Capable' : 'RoleRestricted' };
}
