interface Entry {
  readonly action: string;
  readonly actorId: string | null;
  readonly subjectId: string | null;
}

/** What looks at people leaves them as they are. */
const LOOKS_ONLY = /^(people\.(list|get|export|timeline)|audit\.|conversation\.)/;

/**
 * Does an entry of the audit say that what is shown of people has changed? Of one person everything
 * that concerns them counts, since it stands in their timeline.
 */
export function changesPeople({ action, actorId, subjectId }: Entry, personId?: string): boolean {
  if (personId !== undefined) return actorId === personId || subjectId === personId;
  return !LOOKS_ONLY.test(action) && /^(people|me|token|invitations)\./.test(action);
}
