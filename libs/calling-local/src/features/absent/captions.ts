import type {
  Captions,
  CaptionsCallFeature,
  CaptionsCommon,
  CaptionsKind,
} from '@azure/communication-calling';
import { Emitter } from '../../emitter.ts';
import { refuse } from '../../errors.ts';
import { FeatureOfCall } from '../call-feature.ts';

/** Nothing turns speech into text here: no language is supported, and captions never begin. */
export class CaptionsFeature extends FeatureOfCall implements CaptionsCallFeature {
  readonly name = 'Captions';
  readonly captions: CaptionsCommon = new NoCaptions();
}

class NoCaptions extends Emitter implements Captions {
  readonly kind: CaptionsKind = 'Captions';
  readonly supportedSpokenLanguages: string[] = [];
  readonly activeSpokenLanguage = '';
  readonly isCaptionsFeatureActive = false;

  startCaptions(): Promise<void> {
    return refuse('Captions');
  }

  stopCaptions(): Promise<void> {
    return refuse('Captions');
  }

  setSpokenLanguage(): Promise<void> {
    return refuse('Captions');
  }
}
