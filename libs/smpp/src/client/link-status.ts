/** How a link is. */
export type LinkStatus =
  | { readonly state: 'connecting' }
  | { readonly state: 'bound' }
  /** Until it is opened again. */
  | {
      readonly state: 'waiting';
      readonly forMs: number;
      /** A `CloseReason`, or the code of the error that kept it from being opened. */
      readonly because: string;
      /** The carrier refused to bind with this command_status. */
      readonly status?: number;
    }
  | { readonly state: 'closed' };
