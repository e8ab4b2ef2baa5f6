import type { BaseFeature } from '@azure/communication-calling';
import { unsupported } from './errors.ts';

/** A constructor that refuses: asking for the feature throws as the SDK's own errors do. */
export function refusal(name: string): new (context: unknown) => BaseFeature {
  return class implements BaseFeature {
    readonly name = name;

    constructor() {
      throw unsupported(`The feature ${name}`);
    }

    dispose(): void {}
  };
}
