import type {
  CallFeatureContext,
  DominantSpeakersCallFeature,
  DominantSpeakersInfo,
} from '@azure/communication-calling';
import { identifierOf } from '../identifiers.ts';
import { FeatureOfCall } from './call-feature.ts';

/** More than a stage shows at once is of no use to anybody. */
const MAX_DOMINANT = 10;

/** Who spoke last, latest first; who stops keeps their place until others have spoken. */
export class DominantSpeakersFeature extends FeatureOfCall implements DominantSpeakersCallFeature {
  readonly name = 'DominantSpeakers';
  private _order: readonly string[] = [];
  private _timestamp = new Date();

  constructor(context: CallFeatureContext) {
    super(context);
    this.subscribe('known', ({ before, after }) => {
      const began = [...after.others.values()]
        .filter(({ user, speaking }) => speaking && !before.others.get(user)?.speaking)
        .map(({ user }) => user);
      const here = this._order.filter((user) => after.others.has(user) && !began.includes(user));
      this._set([...began, ...here].slice(0, MAX_DOMINANT));
    });
  }

  get dominantSpeakers(): DominantSpeakersInfo {
    return { speakersList: this._order.map(identifierOf), timestamp: this._timestamp };
  }

  private _set(order: readonly string[]): void {
    if (order.join() === this._order.join()) return;
    this._order = order;
    this._timestamp = new Date();
    this.emit('dominantSpeakersChanged');
  }
}
