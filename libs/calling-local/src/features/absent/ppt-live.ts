import type { PPTLiveCallFeature } from '@azure/communication-calling';
import type { CommunicationIdentifier } from '@azure/communication-common';
import { FeatureOfCall } from '../call-feature.ts';

/** Slides are presented in Teams meetings only, so nothing is ever shown. */
export class PPTLiveFeature extends FeatureOfCall implements PPTLiveCallFeature {
  readonly name = 'PPTLive';
  readonly isActive = false;
  private _target: HTMLElement | undefined;

  /** Made when it is asked for: a feature may be made where there is no document. */
  get target(): HTMLElement {
    return (this._target ??= document.createElement('div'));
  }

  get activePresenterId(): CommunicationIdentifier {
    // Absent is `undefined` in the SDK too; exactOptionalPropertyTypes cannot say so in a getter.
    return undefined as unknown as CommunicationIdentifier;
  }
}
