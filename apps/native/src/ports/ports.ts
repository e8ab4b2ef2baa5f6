import type { PageKey } from '@switchboard/access-api/client';
import type { SecureStore } from '@switchboard/auth/native';
import type { CallingEngine, View } from '@switchboard/calling';
import type { Clock } from '@switchboard/kernel';
import type { ToApp, ToDevice } from '@switchboard/push/device';
import type { ComponentType } from 'react';

export type Launched = Extract<ToApp, { type: 'launched' }>;

/** What the app keeps between two starts and is no secret. */
export interface KeyValueStore {
  read(key: string): Promise<string | undefined>;
  write(key: string, value: string): Promise<void>;
  remove(key: string): Promise<void>;
}

/** The browser of the system: people sign in there, never in a view of the app (RFC 8252). */
export interface SystemBrowser {
  /** @returns the address that the provider sent it to; undefined when the person closed it */
  signIn(url: string): Promise<string | undefined>;
  /** Shows a page, and waits for nothing. */
  open(url: string): void;
}

/**
 * The operating system, by the messages in which a device and an app speak to each other. On a phone the
 * native modules stand behind it, in the web build the page around it.
 */
export interface Device {
  /** What it said when the app started. */
  readonly launched: Launched;
  /**
   * Calls also show on the system's screen while the app is in front, as iOS and Android want it. Where
   * not, the app shows them itself then.
   */
  readonly showsCallsInFront: boolean;
  tell(message: ToDevice): void;
  /** Also hears what was said before it listened. @returns ends it */
  listen(listener: (message: ToApp) => void): () => void;
}

/** Where sound goes. */
export interface Speaker {
  /** Whether one can choose between the ear and the whole room. */
  readonly canSwitch: boolean;
  setLoud(loud: boolean): void;
}

export interface EngineOptions {
  readonly endpoint: string;
  /** Hears that the history of calls can be read again. */
  readonly onRecorded: () => void;
}

export interface GlyphProps {
  readonly paths: readonly string[];
  readonly size: number;
  readonly color: string;
}

export interface VideoViewProps {
  readonly view: View;
}

export interface Insets {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** Everything that is not React Native's own core: each has a half for phones and one for the web build. */
export interface Ports {
  readonly clock: Clock;
  /** Where the provider sends the system's browser when somebody has signed in. */
  readonly redirectUri: string;
  /** As Apple and Google know the app. */
  readonly appId: string;
  readonly storage: KeyValueStore;
  readonly secrets: SecureStore;
  readonly browser: SystemBrowser;
  readonly device: Device;
  readonly speaker: Speaker;
  /** A key pair that tokens are encrypted to. */
  readonly createKey: () => Promise<PageKey>;
  readonly createEngine: (options: EngineOptions) => CallingEngine;
  /** The system's way back. The listener says whether it went anywhere. @returns ends it */
  readonly onBack: (listener: () => boolean) => () => void;
  readonly newId: () => string;
  /** Of the system, as BCP 47 has it. */
  readonly language: () => string;
  readonly Glyph: ComponentType<GlyphProps>;
  readonly VideoView: ComponentType<VideoViewProps>;
  readonly useInsets: () => Insets;
}
