import * as SecureStore from 'expo-secure-store';
import type { SecureStore as Store } from '@switchboard/auth/native';

/** Of the Keychain: readable after the first unlock, so that a call can be answered on a locked phone. */
const OPTIONS = { keychainAccessible: SecureStore.AFTER_FIRST_UNLOCK_THIS_DEVICE_ONLY };
/** What Android takes for one value; tokens may be longer. */
const MAX_PART = 1_800;

/** Keeps secrets in the Keychain or Keystore, long ones in several parts. */
export const secureStore: Store = {
  async read(key) {
    const count = Number(await SecureStore.getItemAsync(key, OPTIONS));
    if (!(count > 0)) return undefined;
    const names = Array.from({ length: count }, (_none, at) => `${key}.${at}`);
    const parts = await Promise.all(names.map((name) => SecureStore.getItemAsync(name, OPTIONS)));
    return parts.includes(null) ? undefined : parts.join('');
  },
  async write(key, value) {
    const before = Number(await SecureStore.getItemAsync(key, OPTIONS));
    const count = Math.max(1, Math.ceil(value.length / MAX_PART));
    for (let at = 0; at < count; at++) {
      const part = value.slice(at * MAX_PART, (at + 1) * MAX_PART);
      await SecureStore.setItemAsync(`${key}.${at}`, part, OPTIONS);
    }
    // The count last: until then what was there before is there, or nothing.
    await SecureStore.setItemAsync(key, String(count), OPTIONS);
    for (let at = count; at < before; at++) {
      await SecureStore.deleteItemAsync(`${key}.${at}`, OPTIONS);
    }
  },
  async remove(key) {
    const count = Number(await SecureStore.getItemAsync(key, OPTIONS));
    await SecureStore.deleteItemAsync(key, OPTIONS);
    for (let at = 0; at < count; at++) {
      await SecureStore.deleteItemAsync(`${key}.${at}`, OPTIONS);
    }
  },
};
