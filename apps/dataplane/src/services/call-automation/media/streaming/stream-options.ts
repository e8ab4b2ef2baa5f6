import { randomUUID } from 'node:crypto';
import type {
  CallConnectionProperties,
  MediaStreamingOptions,
  TranscriptionOptions,
} from '@switchboard/acs-wire';

/** What an application wants to have streamed, as it said when it came into the call. */
export interface StreamOptions {
  readonly media?: MediaStreamingOptions | undefined;
  readonly transcription?: TranscriptionOptions | undefined;
}

/** Of one of the streams, and how it stands. */
export interface Subscription<Options> {
  readonly id: string;
  options: Options;
  state: 'inactive' | 'active';
  /** It is to begin with the call. */
  isDue: boolean;
}

/** The streams of one connection, as far as they were asked for. */
export interface Subscriptions {
  readonly media?: Subscription<MediaStreamingOptions> | undefined;
  readonly transcription?: Subscription<TranscriptionOptions> | undefined;
}

export function subscriptionsOf({ media, transcription }: StreamOptions): Subscriptions {
  return {
    media: media && subscription(media, media.startMediaStreaming),
    transcription: transcription && subscription(transcription, transcription.startTranscription),
  };
}

function subscription<Options>(options: Options, isDue = false): Subscription<Options> {
  return { id: randomUUID(), options, state: 'inactive', isDue };
}

type Described = 'mediaStreamingSubscription' | 'transcriptionSubscription';

/** As they are in the properties of a connection. */
export function describe({
  media,
  transcription,
}: Subscriptions): Pick<CallConnectionProperties, Described> {
  return {
    ...(media && {
      mediaStreamingSubscription: {
        ...{ id: media.id, state: media.state, subscribedContentTypes: ['audio'] },
      },
    }),
    ...(transcription && {
      transcriptionSubscription: {
        ...{ id: transcription.id, state: transcription.state, subscribedResultTypes: ['final'] },
        locale: transcription.options.locale,
      },
    }),
  };
}
