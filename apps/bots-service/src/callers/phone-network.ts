/** A phone network of which all phones are made up. */
export interface PhoneNetwork {
  /** @throws PlatformError `phones-unavailable` */
  call(from: string, to: string): Promise<void>;
  /** @param text English, up to 300 characters */
  say(from: string, text: string): Promise<void>;
  press(from: string, keys: string): Promise<void>;
  /** Does nothing where there is no call. */
  hangUp(from: string): Promise<void>;
}
