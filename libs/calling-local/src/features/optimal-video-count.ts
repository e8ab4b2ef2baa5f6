import type {
  CallFeatureContext,
  OptimalVideoCountCallFeature,
  OvcChangeReason,
} from '@azure/communication-calling';
import { Sampler } from '../sampler.ts';
import { FeatureOfCall } from './call-feature.ts';
import { afterLook, beginning } from './video-allowance.ts';

/** How many pictures of others this machine and this link can show well. */
export class OptimalVideoCountFeature
  extends FeatureOfCall
  implements OptimalVideoCountCallFeature
{
  readonly name = 'OptimalVideoCount';
  private _allowance = beginning(globalThis.navigator?.hardwareConcurrency);

  constructor(context: CallFeatureContext) {
    super(context);
    const stop = Sampler.of(this.call).listen((flows) => {
      const { count } = this._allowance;
      // A screen that stands still has few new frames, and nothing is wrong with it.
      const cameras = flows.filter(({ mid }) => !this.call.media.isScreen(mid));
      this._allowance = afterLook(this._allowance, cameras);
      if (this._allowance.count !== count) this.emit('optimalVideoCountChanged');
    });
    this.onDispose(stop);
  }

  get optimalVideoCount(): number {
    return this._allowance.count;
  }

  get lastOvcChangeReason(): OvcChangeReason {
    return this._allowance.reason;
  }
}
