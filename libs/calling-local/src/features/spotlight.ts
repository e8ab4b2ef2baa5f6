import type {
  CallFeatureContext,
  SpotlightCallFeature,
  SpotlightedParticipant,
} from '@azure/communication-calling';
import type { CommunicationIdentifier } from '@azure/communication-common';
import type { KnownCall } from '../call-state.ts';
import { invalidArgument } from '../errors.ts';
import { identifierOf, rawIdOf } from '../identifiers.ts';
import { FeatureOfCall } from './call-feature.ts';

const MAX_SPOTLIGHTED = 7;

export class SpotlightFeature extends FeatureOfCall implements SpotlightCallFeature {
  readonly name = 'Spotlight';
  readonly maxParticipantsToSpotlight = MAX_SPOTLIGHTED;

  constructor(context: CallFeatureContext) {
    super(context);
    this.subscribe('known', ({ before, after }) => {
      const [were, are] = [lit(before), lit(after)];
      const added = are.filter((user) => !were.includes(user)).map(spotlighted);
      const removed = were.filter((user) => !are.includes(user)).map(spotlighted);
      if (added.length + removed.length > 0) this.emit('spotlightChanged', { added, removed });
    });
  }

  async startSpotlight(participants?: CommunicationIdentifier[]): Promise<void> {
    const users = participants?.map(rawIdOf) ?? [this.call.owner.user];
    if (new Set([...lit(this.call.known), ...users]).size > MAX_SPOTLIGHTED) {
      throw invalidArgument(`At most ${MAX_SPOTLIGHTED} people stand in the spotlight.`);
    }
    await this.call.ask('call.spotlight', { on: true, users });
  }

  async stopSpotlight(participants?: CommunicationIdentifier[]): Promise<void> {
    const users = participants?.map(rawIdOf) ?? [this.call.owner.user];
    await this.call.ask('call.spotlight', { on: false, users });
  }

  async stopAllSpotlight(): Promise<void> {
    await this.call.ask('call.spotlight', { on: false });
  }

  getSpotlightedParticipants(): SpotlightedParticipant[] {
    return lit(this.call.known).map((user, at) => ({ ...spotlighted(user), order: at + 1 }));
  }
}

function lit({ self, others }: KnownCall): string[] {
  const everybody = self ? [self, ...others.values()] : [];
  return everybody.filter(({ spotlight }) => spotlight).map(({ user }) => user);
}

function spotlighted(user: string): SpotlightedParticipant {
  return { identifier: identifierOf(user) };
}
