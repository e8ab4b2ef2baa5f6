import type { BaseFeature } from '@azure/communication-calling';
import { original } from './held.ts';

/** The features of one object: each is made once, when it is first asked for. */
export class FeatureSet {
  private readonly _made = new Map<object, BaseFeature>();

  of<Feature extends BaseFeature>(factory: object, make: () => Feature): Feature {
    const key = original(factory);
    const feature = (this._made.get(key) as Feature | undefined) ?? original(make());
    this._made.set(key, feature);
    return feature;
  }

  dispose(): void {
    for (const feature of this._made.values()) feature.dispose();
  }
}
