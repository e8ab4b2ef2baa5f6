/** Is it the id of a person, known or not? */
export function isPersonId(value: string | null): value is string {
  return value !== null && /^usr_[a-z0-9]{1,60}$/.test(value);
}
