import AsyncStorage from '@react-native-async-storage/async-storage';
import { createDeviceKey } from '@switchboard/device-key';
import { systemClock } from '@switchboard/kernel';
import * as Calls from 'expo-callkit-telecom';
import Constants from 'expo-constants';
import { randomUUID } from 'expo-crypto';
import { BackHandler } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';
import type { KeyValueStore, Ports } from '../../src/ports/ports.ts';
import { Glyph } from './glyph.tsx';
import { openPhoneDevice } from './phone-device.ts';
import { createPhoneEngine } from './phone-engine.ts';
import { secureStore } from './secure-store.ts';
import { StreamView } from './stream-surface.tsx';
import { systemBrowser } from './system-browser.ts';

const REDIRECT_URI = 'switchboard:/signed-in';

const storage: KeyValueStore = {
  read: async (key) => (await AsyncStorage.getItem(key)) ?? undefined,
  write: (key, value) => AsyncStorage.setItem(key, value),
  remove: (key) => AsyncStorage.removeItem(key),
};

/** What the app uses of a phone. */
export async function openPhonePorts(): Promise<Ports> {
  return {
    clock: systemClock,
    redirectUri: REDIRECT_URI,
    appId: appIdOf(),
    storage,
    secrets: secureStore,
    browser: systemBrowser(REDIRECT_URI),
    device: await openPhoneDevice(),
    speaker: { canSwitch: true, setLoud: Calls.setAudioSessionPortOverride },
    createKey: createDeviceKey,
    createEngine: createPhoneEngine,
    newId: randomUUID,
    onBack(listener) {
      const subscription = BackHandler.addEventListener('hardwareBackPress', listener);
      return () => subscription.remove();
    },
    language: () => Intl.DateTimeFormat().resolvedOptions().locale,
    Glyph,
    VideoView: StreamView,
    useInsets: useSafeAreaInsets,
  };
}

/** As Apple and Google know this build. */
function appIdOf(): string {
  const { android, ios } = Constants.expoConfig ?? {};
  return ios?.bundleIdentifier ?? android?.package ?? 'com.example.switchboard';
}
