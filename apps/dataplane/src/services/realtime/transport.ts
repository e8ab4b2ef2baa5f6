/** One way to reach a client: a WebSocket, or a chain of long polls. */
export interface Transport {
  readonly kind: 'websocket' | 'xhr-polling';
  readonly open: boolean;
  /** Bytes or characters handed over that the client has not taken yet. */
  readonly buffered: number;
  send(frame: string): void;
  /** Ends it at once; what is still buffered is gone. */
  close(): void;
  onFrame?: (text: string) => void;
  onClose?: () => void;
}
