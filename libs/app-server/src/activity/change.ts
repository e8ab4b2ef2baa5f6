/** What has changed, and of what: whoever shows it asks for it again. */
export interface Change {
  /** `missed` where somebody has to look at everything again. */
  readonly kind: string;
  readonly id: string | null;
}
