import type {
  Call,
  CallCommon,
  CallFeature,
  CallFeatureFactory,
  DiagnosticQuality,
  LatestMediaDiagnostics,
  LatestNetworkDiagnostics,
  ParticipantCapabilities,
  ReactionEventPayload,
  TransferAcceptedEvent,
} from '@azure/communication-calling';
import type { Scope } from '@switchboard/kernel';
import type { CallingEngine } from './engine.ts';
import { rawIdOf } from './identity.ts';
import { listen } from './listen.ts';
import type {
  FeatureName,
  Grade,
  May,
  MayNot,
  QualityState,
  ReactionKind,
  SelfState,
} from './state.ts';

type Features = CallingEngine['Features'];
type FeatureOf<Name extends FeatureName> =
  Features[Name] extends CallFeatureFactory<infer Feature> ? Feature : never;

export interface FeatureEvents {
  readonly onChange: () => void;
  readonly onReaction: (from: string, kind: ReactionKind) => void;
  /** The other side handed us over; the SDK has placed the new call already. */
  readonly onTransferred: (call: CallCommon) => void;
}

/**
 * The SDK's extra features of one call. One that the engine lacks is as if nothing ever happened
 * there, and is named in the state.
 */
export class CallFeatures {
  /** Raw id of the person whose call it is. */
  readonly self: string;
  readonly #features: Features;
  readonly #call: Call;
  #unsupported: readonly FeatureName[] = [];

  constructor(features: Features, call: Call, self: string) {
    this.#features = features;
    this.#call = call;
    this.self = self;
  }

  /** What the engine has refused so far. */
  get unsupported(): readonly FeatureName[] {
    return this.#unsupported;
  }

  /** @throws what the SDK throws when the engine has no such feature */
  require<Name extends FeatureName>(name: Name): FeatureOf<Name> {
    try {
      // The compiler does not see that a factory and its feature go by one name.
      const factory: unknown = this.#features[name];
      return this.#call.feature(factory as CallFeatureFactory<CallFeature>) as FeatureOf<Name>;
    } catch (error) {
      this.#unsupported = [...new Set([...this.#unsupported, name])];
      throw error;
    }
  }

  get<Name extends FeatureName>(name: Name): FeatureOf<Name> | undefined {
    if (this.#unsupported.includes(name)) return undefined;
    try {
      return this.require(name);
    } catch {
      return undefined;
    }
  }

  listen(scope: Scope, { onChange, onReaction, onTransferred }: FeatureEvents): void {
    const diagnostics = this.get('UserFacingDiagnostics');
    const changes = [
      [this.get('DominantSpeakers'), 'dominantSpeakersChanged'],
      [this.get('RaiseHand'), 'raisedHandEvent'],
      [this.get('RaiseHand'), 'loweredHandEvent'],
      [this.get('Spotlight'), 'spotlightChanged'],
      [this.get('Capabilities'), 'capabilitiesChanged'],
      [this.get('Recording'), 'isRecordingActiveChanged'],
      [diagnostics?.network, 'diagnosticChanged'],
      [diagnostics?.media, 'diagnosticChanged'],
    ] as const;
    for (const [source, event] of changes) if (source) listen(scope, source, event, onChange);
    const reactions = this.get('Reaction');
    const react = ({ identifier, reactionMessage }: ReactionEventPayload): void =>
      onReaction(rawIdOf(identifier), reactionMessage.reactionType);
    if (reactions) listen(scope, reactions, 'reaction', react);
    const transfer = this.get('Transfer');
    const handedOver: TransferAcceptedEvent = ({ targetCall }) => onTransferred(targetCall);
    if (transfer) listen(scope, transfer, 'transferAccepted', handedOver);
  }

  hands(): ReadonlyMap<string, number> {
    const raised = this.get('RaiseHand')?.getRaisedHands() ?? [];
    return new Map(raised.map(({ identifier, order }) => [rawIdOf(identifier), order]));
  }

  spotlighted(): ReadonlySet<string> {
    const lit = this.get('Spotlight')?.getSpotlightedParticipants() ?? [];
    return new Set(lit.map(({ identifier }) => rawIdOf(identifier)));
  }

  dominantSpeakers(): readonly string[] {
    const speakers = this.get('DominantSpeakers')?.dominantSpeakers.speakersList ?? [];
    return speakers.map((speaker) => rawIdOf(speaker));
  }

  isRecording(): boolean {
    return this.get('Recording')?.isRecordingActive ?? false;
  }

  rights(): Pick<SelfState, 'may' | 'mayNot'> | undefined {
    const capabilities = this.get('Capabilities')?.capabilities;
    return capabilities && rightsOf(capabilities);
  }

  quality(): QualityState {
    const diagnostics = this.get('UserFacingDiagnostics');
    if (!diagnostics) return { network: 'good', problems: [] };
    const network = diagnostics.network.getLatest();
    return {
      network: gradeOf(network),
      problems: [...raised(network), ...raised(diagnostics.media.getLatest())],
    };
  }
}

const CAPABILITIES: Readonly<Record<keyof May, keyof ParticipantCapabilities>> = {
  unmute: 'unmuteMic',
  video: 'turnVideoOn',
  shareScreen: 'shareScreen',
  addPeople: 'addCommunicationUser',
  removePeople: 'removeParticipant',
  muteOthers: 'muteOthers',
  endForEveryone: 'hangUpForEveryOne',
  spotlight: 'spotlightParticipant',
  raiseHand: 'raiseHand',
  react: 'useReactions',
};

/** Nothing is refused before the service has said so. */
function rightsOf(capabilities: ParticipantCapabilities): Pick<SelfState, 'may' | 'mayNot'> {
  const entries = Object.entries(CAPABILITIES).map(([right, name]) => {
    const { isPresent, reason } = capabilities[name];
    return [right, isPresent || reason === 'NotInitialized', reason] as const;
  });
  const refused = entries.filter(([, may]) => !may);
  return {
    may: Object.fromEntries(entries.map(([right, may]) => [right, may])) as unknown as May,
    mayNot: Object.fromEntries(refused.map(([right, , reason]) => [right, reason])) as MayNot,
  };
}

const GRADES: readonly Grade[] = ['good', 'poor', 'bad'];

function gradeOf(latest: LatestNetworkDiagnostics): Grade {
  if (latest.noNetwork?.value === true) return 'bad';
  const values = [
    latest.networkReconnect,
    latest.networkSendQuality,
    latest.networkReceiveQuality,
  ].flatMap((diagnostic) =>
    diagnostic?.valueType === 'DiagnosticQuality' ? [diagnostic.value as DiagnosticQuality] : [],
  );
  return GRADES[Math.max(1, ...values) - 1] ?? 'good';
}

function raised(latest: LatestNetworkDiagnostics | LatestMediaDiagnostics): string[] {
  return Object.entries(latest)
    .filter(
      ([, diagnostic]) => diagnostic?.valueType === 'DiagnosticFlag' && diagnostic.value === true,
    )
    .map(([name]) => name);
}
