import type * as Sdk from '@azure/communication-calling';
import { LocalCallClient } from './call-client.ts';
import type { CallingConfiguration } from './configuration.ts';
import { Features } from './features/features.ts';
import { refusal } from './refusal.ts';
import { AudioStream } from './local-audio-stream.ts';
import { VideoStream } from './local-video-stream.ts';
import { browserPlatform } from './platform.ts';
import type { Platform } from './platform.ts';
import { Renderer } from './renderer.ts';
import type { CallingModule } from './surface.ts';

/** Which ends of a session somebody wanted. */
const disconnectCategoryMap: CallingModule['disconnectCategoryMap'] = {
  client: 'Expected',
  unload: 'Expected',
  dispose: 'Expected',
  userInitiated: 'Expected',
  userNavigatedAway: 'Expected',
  preheatDisposed: 'Expected',
  userDidNotJoinPreheatedSession: 'Expected',
  sydneyInitiated: 'Unexpected',
  fatalError: 'Unexpected',
  botLeft: 'Unexpected',
  devicePermissions: 'Unexpected',
  configureFailure: 'Unexpected',
  mediaSessionDisconnected: 'Unexpected',
  sessionDisconnected: 'Unexpected',
  preheatFailed: 'Unexpected',
  timeout: 'Unexpected',
};

type Options = { readonly autoDisposeOnCallEnd?: boolean };

/**
 * The calling SDK's module surface over a data plane of ours: what an app imports from
 * `@azure/communication-calling` it finds here under the same names.
 *
 * @returns a module of its own for each configuration
 */
export function createCallingModule(configuration: CallingConfiguration): CallingModule {
  const platform: Platform = { ...browserPlatform(), ...configuration.platform };
  const context = { configuration, platform, present: new Set<string>() };
  return {
    CallClient: class extends LocalCallClient {
      constructor(options: Sdk.CallClientOptions = {}) {
        super(context, options);
      }
    },
    LocalVideoStream: class extends VideoStream {
      constructor(source: Sdk.VideoDeviceInfo | MediaStream, options?: Options) {
        super(platform, source, options);
      }
    },
    LocalAudioStream: class extends AudioStream {
      constructor(source: Sdk.AudioDeviceInfo | MediaStream, options?: Options) {
        super(platform, source, options);
      }
    },
    VideoStreamRenderer: class extends Renderer {
      constructor(stream: unknown) {
        super(platform.createSurface, stream);
      }
    },
    WbLocalVideoStream: refusal('WbLocalVideoStream') as never,
    Features,
    CallAgentKind: { CallAgent: 'CallAgent', TeamsCallAgent: 'TeamsCallAgent' },
    CallKind: { Call: 'Call', TeamsCall: 'TeamsCall' },
    IncomingCallKind: { IncomingCall: 'IncomingCall', TeamsIncomingCall: 'TeamsIncomingCall' },
    DevicePermissionAccess: { Granted: 'granted', Denied: 'denied', Prompt: 'prompt' },
    DiagnosticQuality: { Good: 1, Poor: 2, Bad: 3 },
    RecordingState: { None: 0, Started: 1, Paused: 2, Ended: 3 },
    disconnectCategoryMap,
  };
}
