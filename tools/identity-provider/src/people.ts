/** Somebody one can be with one click. */
export interface DemoPerson {
  /** The name to choose, and the `sub` of every token. */
  readonly login: string;
  readonly name: string;
  readonly email: string;
  readonly role: 'member' | 'admin';
}

export const people: readonly DemoPerson[] = [
  { login: 'alice', name: 'Alice', email: 'alice@switchboard.example', role: 'member' },
  { login: 'bob', name: 'Bob', email: 'bob@switchboard.example', role: 'member' },
  { login: 'carla', name: 'Carla', email: 'carla@switchboard.example', role: 'member' },
  { login: 'dana', name: 'Dana', email: 'dana@switchboard.example', role: 'admin' },
];

export function findPerson(login: string | undefined): DemoPerson | undefined {
  return people.find((person) => person.login === login);
}

/** What `ACCESS_SEED_FILE` of the trusted service holds, for this provider's people. */
export function seedPeople(issuer: string) {
  return people.map(({ login, name, email, role }) => ({
    issuer,
    subject: login,
    name,
    email,
    role,
  }));
}
