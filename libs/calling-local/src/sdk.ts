import type * as Sdk from '@azure/communication-calling';
import type { CallingConfiguration } from './configuration.ts';
import { precondition } from './errors.ts';
import { createCallingModule } from './module.ts';

export type * from '@azure/communication-calling';

/** What the browser is replaced with belongs to a module of one's own. */
type Configuration = Omit<CallingConfiguration, 'platform'>;

let configuration: Configuration | undefined;

/**
 * Tells the classes of this entry their data plane. Tokens do not say where it is, so it has to be
 * said once, before the first call agent is made.
 */
export function configure(given: Configuration): void {
  configuration = given;
}

// Classes of the SDK can only be matched by themselves: they have private members.
const module = createCallingModule({
  get endpoint() {
    if (!configuration) throw precondition('configure() has to name the endpoint first.');
    return configuration.endpoint;
  },
  get iceTransportPolicy() {
    return configuration?.iceTransportPolicy;
  },
  get onIceServers() {
    return configuration?.onIceServers;
  },
  get onRecorded() {
    return configuration?.onRecorded;
  },
}) as unknown as typeof Sdk;

export const {
  CallAgentKind,
  CallClient,
  CallKind,
  DevicePermissionAccess,
  DiagnosticQuality,
  disconnectCategoryMap,
  Features,
  IncomingCallKind,
  LocalAudioStream,
  LocalVideoStream,
  RecordingState,
  VideoStreamRenderer,
  WbLocalVideoStream,
} = module;

export type CallAgentKind = Sdk.CallAgentKind;
export type CallClient = Sdk.CallClient;
export type CallKind = Sdk.CallKind;
export type DevicePermissionAccess = Sdk.DevicePermissionAccess;
export type DiagnosticQuality = Sdk.DiagnosticQuality;
export type IncomingCallKind = Sdk.IncomingCallKind;
export type LocalAudioStream = Sdk.LocalAudioStream;
export type LocalVideoStream = Sdk.LocalVideoStream;
export type RecordingState = Sdk.RecordingState;
export type VideoStreamRenderer = Sdk.VideoStreamRenderer;
export type WbLocalVideoStream = Sdk.WbLocalVideoStream;
