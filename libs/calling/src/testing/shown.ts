export type FakeRole = 'Presenter' | 'Attendee' | 'Consumer' | 'Collaborator';

/** What one leg shows the others of itself. */
export interface Shown {
  readonly state: 'Ringing' | 'Connected' | 'Hold' | 'Disconnected';
  readonly displayName: string;
  readonly isMuted: boolean;
  readonly isSpeaking: boolean;
  readonly role: FakeRole;
  readonly camera: boolean;
  readonly screen: boolean;
}
