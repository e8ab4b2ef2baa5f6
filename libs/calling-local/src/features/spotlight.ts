import type {
  CallFeatureContext,
  SpotlightCallFeature,
  SpotlightedParticipant,
} from '@azure/communication-calling';
import type { CommunicationIdentifier } from '@azure/communication-common';
import type { Known } from '../call-state.ts';
import { invalidArgument } from '../errors.ts';
import { identifierOf, rawIdOf } from '../identifiers.ts';
import { FeatureOfCall } from './call-feature.ts';

const MOST = 7;

export class SpotlightFeature extends FeatureOfCall implements SpotlightCallFeature {
  readonly name = 'Spotlight';
  readonly maxParticipantsToSpotlight = MOST;

  constructor(context: CallFeatureContext) {
    super(context);
    this.hear('known', ({ before, after }) => {
      const [were, are] = [lit(before), lit(after)];
      const added = are.filter((user) => !were.includes(user)).map(spotlighted);
      const removed = were.filter((user) => !are.includes(user)).map(spotlighted);
      if (added.length + removed.length > 0) this.emit('spotlightChanged', { added, removed });
    });
  }

  async startSpotlight(participants?: CommunicationIdentifier[]): Promise<void> {
    const users = participants?.map(rawIdOf) ?? [this.call.line.user];
    if (new Set([...lit(this.call.known), ...users]).size > MOST) {
      throw invalidArgument(`At most ${MOST} people stand in the spotlight.`);
    }
    await this.call.ask('call.spotlight', { on: true, users });
  }

  async stopSpotlight(participants?: CommunicationIdentifier[]): Promise<void> {
    const users = participants?.map(rawIdOf) ?? [this.call.line.user];
    await this.call.ask('call.spotlight', { on: false, users });
  }

  async stopAllSpotlight(): Promise<void> {
    await this.call.ask('call.spotlight', { on: false });
  }

  getSpotlightedParticipants(): SpotlightedParticipant[] {
    return lit(this.call.known).map((user, at) => ({ ...spotlighted(user), order: at + 1 }));
  }
}

function lit({ self, others }: Known): string[] {
  const everybody = self ? [self, ...others.values()] : [];
  return everybody.filter(({ spotlight }) => spotlight).map(({ user }) => user);
}

function spotlighted(user: string): SpotlightedParticipant {
  return { identifier: identifierOf(user) };
}
