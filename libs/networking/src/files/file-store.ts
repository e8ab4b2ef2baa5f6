/** Where a file is read from; parts of it are asked for again after a break. */
export interface FileSource {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** Media type, empty where it is not known. */
  readonly type: string;
  read(from: number, to: number): Promise<Uint8Array>;
}

/** Where a file is written to, in order, one part after the other. */
export interface FileSink {
  write(bytes: Uint8Array): Promise<void>;
  /** All of it is there, and its hash is right. */
  close(): Promise<void>;
  /** It will never be whole. */
  abort(): Promise<void>;
}
