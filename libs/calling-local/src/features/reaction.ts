import type {
  CallFeatureContext,
  ReactionCallFeature,
  ReactionMessage,
} from '@azure/communication-calling';
import { legibleUserOf } from '../identifiers.ts';
import { FeatureOfCall } from './call-feature.ts';

export class ReactionFeature extends FeatureOfCall implements ReactionCallFeature {
  readonly name = 'Reaction';

  constructor(context: CallFeatureContext) {
    super(context);
    this.subscribe('event', (event) => {
      if (event.type !== 'call.reaction') return;
      this.emit('reaction', {
        identifier: legibleUserOf(event.user),
        reactionMessage: { reactionType: event.reaction },
      });
    });
  }

  async sendReaction({ reactionType }: ReactionMessage): Promise<void> {
    await this.call.ask('call.react', { reaction: reactionType });
  }
}
