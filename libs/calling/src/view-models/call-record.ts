/** One call of the history, as far as these decide by it. */
export interface CallRecord {
  readonly id: string;
  readonly direction: 'incoming' | 'outgoing';
  readonly outcome: 'answered' | 'missed' | 'declined' | 'failed';
  readonly seen: boolean;
  readonly others: readonly { readonly personId: string; readonly name: string }[];
}
