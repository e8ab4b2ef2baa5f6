/** Plays a stream as long as it is not stopped. */
export interface Player {
  setMuted(muted: boolean): void;
  /** Does nothing where one cannot choose. */
  setSpeaker(deviceId: string): Promise<void>;
  stop(): void;
}

export type CreatePlayer = (stream: MediaStream) => Player;
