import type {
  CallFeatureContext,
  RaisedHand,
  RaiseHandCallFeature,
} from '@azure/communication-calling';
import type { CommunicationIdentifier } from '@azure/communication-common';
import type { CallParticipant } from '@switchboard/acs-wire';
import type { KnownCall } from '../call-state.ts';
import { rawIdOf, userOf } from '../identifiers.ts';
import { FeatureOfCall } from './call-feature.ts';

export class RaiseHandFeature extends FeatureOfCall implements RaiseHandCallFeature {
  readonly name = 'RaiseHand';

  constructor(context: CallFeatureContext) {
    super(context);
    this.subscribe('known', ({ before, after }) => {
      const [were, are] = [raised(before), raised(after)].map(
        (hands) => new Set(hands.map(({ user }) => user)),
      );
      for (const user of are ?? []) {
        if (!were?.has(user)) this.emit('raisedHandEvent', { identifier: userOf(user) });
      }
      for (const user of were ?? []) {
        if (!are?.has(user)) this.emit('loweredHandEvent', { identifier: userOf(user) });
      }
    });
  }

  async raiseHand(): Promise<void> {
    await this.call.ask('call.hand', { up: true });
  }

  async lowerHand(): Promise<void> {
    await this.call.ask('call.hand', { up: false });
  }

  async lowerHands(identifiers: CommunicationIdentifier[]): Promise<void> {
    if (identifiers.length === 0) return;
    await this.call.ask('call.hand', { up: false, users: identifiers.map(rawIdOf) });
  }

  async lowerAllHands(): Promise<void> {
    const users = raised(this.call.known).map(({ user }) => user);
    if (users.length > 0) await this.call.ask('call.hand', { up: false, users });
  }

  getRaisedHands(): RaisedHand[] {
    return raised(this.call.known).map(({ user, hand }) => ({
      identifier: userOf(user),
      order: hand,
    }));
  }
}

function raised({ self, others }: KnownCall): (CallParticipant & { hand: number })[] {
  const everybody = self ? [self, ...others.values()] : [];
  return everybody
    .filter((one): one is CallParticipant & { hand: number } => one.hand !== undefined)
    .sort((a, b) => a.hand - b.hand);
}
