/** A relay as a browser takes it; there may be several addresses of it. */
export interface RelayServer extends Omit<RTCIceServer, 'urls'> {
  readonly urls: readonly string[];
}
