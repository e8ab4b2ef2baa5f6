/** By purpose; every app has one for HTTP. */
export interface AppPorts {
  readonly http: number;
  readonly [purpose: string]: number;
}

/** An app that signs in without a person. */
export interface AppService {
  /** Its client. */
  readonly id: string;
  /** What people see. */
  readonly name: string;
  /** Which secret of the stack it proves itself by. */
  readonly secret: string;
}

export type Environment = Readonly<Record<string, string>>;

/** One app of the stack: all that those who start it, watch it or visit it have to know. */
export interface App<Name extends string = string> {
  readonly name: Name;
  /** Where it is in the workspace. */
  readonly folder: string;
  /** A Node program, or pages and their server: they are built and started in different ways. */
  readonly kind: 'service' | 'pages';
  /** Where it listens; when one is taken, the next free one. */
  readonly ports: AppPorts;
  /** Answers with success once it is ready. */
  readonly healthPath: string;
  /** The apps it cannot work without. */
  readonly needs: readonly string[];
  /** Whether `npm start` starts it when nobody names apps. */
  readonly isStarted: boolean;
  /** By which name the identity provider knows it, if people sign in to it. */
  readonly clientId?: string;
  /** Whether it shows the web build of the phone app, which asks the trusted service directly. */
  readonly showsPhoneApp?: boolean;
  /** By what the identity provider knows it, if it signs in by itself: by one account, or by several. */
  readonly services?: readonly AppService[];
  environment(setting: Setting): Environment;
}

/** Where a stack runs: what the environment of its apps is made from. */
export interface Setting {
  /** The folder of local state. */
  readonly state: string;
  /** The apps that run, and where each listens. */
  readonly running: readonly App[];
  readonly ports: Readonly<Record<string, AppPorts>>;
  /** Rate limits of the data plane: `on`, `off`, or the path of a policy. */
  readonly limits: string;
  /** A secret of this stack, the same each time. */
  secret(name: string): string;
}

/** Keeps the name of an app a literal, so that a wrong one does not compile. */
export function describeApp<const Name extends string>(app: App<Name>): App<Name> {
  return app;
}
