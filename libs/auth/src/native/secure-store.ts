/** Where the system keeps an app's secrets: Keychain, Keystore, the credential vault. */
export interface SecureStore {
  read(key: string): Promise<string | undefined>;
  write(key: string, value: string): Promise<void>;
  remove(key: string): Promise<void>;
}
