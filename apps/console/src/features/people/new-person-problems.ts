export interface PersonDraft {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly email: string;
}

type Problem = 'missing' | 'badAddress';

/** What stands in the way of a draft, by field; the service decides in the end. */
export function problemsOf(draft: PersonDraft): Partial<Record<keyof PersonDraft, Problem>> {
  const { issuer, subject, name, email } = draft;
  return {
    ...(!name.trim() && { name: 'missing' }),
    ...(!subject.trim() && { subject: 'missing' }),
    ...(!URL.canParse(issuer) && { issuer: issuer.trim() ? 'badAddress' : 'missing' }),
    ...(email !== '' && !isAddress(email) && { email: 'badAddress' }),
  };
}

export function isAddress(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
}
