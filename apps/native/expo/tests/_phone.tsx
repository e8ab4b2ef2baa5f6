import type { ToApp, ToDevice } from '@switchboard/push/device';
import { act, render } from '@testing-library/react-native';
import { Text, View } from 'react-native';
import { App } from '../../src/root/app.tsx';
import type { KeyValueStore, Ports } from '../../src/ports/ports.ts';

export const SELF = '8:acs:5b17d0a4-2c66-4f3e-9d51-0a3f6f6d7c11_bob';
export const ALICE = '8:acs:5b17d0a4-2c66-4f3e-9d51-0a3f6f6d7c11_alice';
const NOW = Date.now();

const config = {
  issuer: 'https://login.example.com',
  clientId: 'switchboard-native',
  accessUrl: 'https://access.example.com/trpc',
  allowInsecure: false,
};

function store(values: Record<string, unknown> = {}): KeyValueStore {
  const kept = new Map(Object.entries(values).map(([key, value]) => [key, JSON.stringify(value)]));
  return {
    read: async (key) => kept.get(key),
    write: async (key, value) => void kept.set(key, value),
    remove: async (key) => void kept.delete(key),
  };
}

/** Somebody who signed in before, and read a conversation then. */
export const signedIn = {
  secrets: {
    'switchboard-session': {
      ...{ accessToken: 'a-token', subject: 'bob', name: 'Bob', sessionId: 's'.repeat(20) },
      ...{ startedAt: NOW, expiresAt: NOW + 3_600_000 },
    },
  },
  kept: {
    profile: {
      ...{ subject: 'bob', personId: 'usr_1', name: 'Bob', userId: SELF },
      endpoint: 'https://data.example.com',
    },
    threads: {
      self: SELF,
      threads: [
        {
          ...{ id: '19:a@thread.v2', topic: 'Lunch', activeOn: NOW, membership: 'member' },
          participants: {
            [SELF]: { userId: SELF, name: 'Bob' },
            [ALICE]: { userId: ALICE, name: 'Alice' },
          },
          receipts: {},
          timeline: [
            {
              ...{ id: '1', version: '1', createdOn: NOW, kind: 'text', sender: ALICE },
              ...{ senderName: 'Alice', body: 'Shall we eat at twelve?', status: 'sent' },
            },
          ],
        },
      ],
    },
  },
};

interface Kept {
  readonly kept?: Record<string, unknown>;
  readonly secrets?: Record<string, unknown>;
}

/** The app on a phone without a network. */
export async function openPhone({ kept = {}, secrets = {} }: Kept = {}, language = 'en') {
  globalThis.fetch = async () => {
    throw new TypeError('Network request failed');
  };
  const told: ToDevice[] = [];
  let say = (_message: ToApp): void => undefined;
  const ports: Ports = {
    clock: { now: () => Date.now(), after: (ms, task) => timer(ms, task) },
    ...{ redirectUri: 'switchboard:/signed-in', appId: 'com.example.switchboard' },
    ...{ storage: store(kept), secrets: store(secrets) },
    browser: { signIn: async () => undefined, open: () => undefined },
    device: {
      launched: {
        ...{ type: 'launched', installationId: '0d9c7f2e-5f0e-4a53-9c1e-0a4b8a3f7f10' },
        ...{ deviceName: 'Pixel', platform: 'android', isInFront: true, isOnline: false },
        launch: { reason: 'icon' },
      },
      showsCallsInFront: false,
      tell: (message) => void told.push(message),
      listen(listener) {
        say = listener;
        return () => undefined;
      },
    },
    speaker: { canSwitch: true, setLoud: () => undefined },
    createKey: async () => {
      throw new TypeError('There is no network, so that no key is needed.');
    },
    createEngine: () => {
      throw new TypeError('There is no network, so that there are no calls.');
    },
    ...{ onBack: () => () => undefined, newId: () => 'id', language: () => language },
    Glyph: () => <View />,
    VideoView: () => <Text>picture</Text>,
    useInsets: () => ({ top: 0, bottom: 0, left: 0, right: 0 }),
  };
  const screen = await render(<App ports={ports} config={config} />);
  return { screen, told, say: (message: ToApp) => act(async () => say(message)) };
}

function timer(ms: number, task: () => void): Disposable {
  const id = setTimeout(task, ms);
  // What the app waits for must not keep the test alive.
  (id as unknown as { unref?: () => void }).unref?.();
  return { [Symbol.dispose]: () => clearTimeout(id) };
}
