import type * as Sdk from '@azure/communication-calling';

/**
 * A class of the SDK by what it shows: its private members make the class itself unmatchable. It may
 * be made in up to two ways.
 */
type Shown<Class> = Class extends {
  new (...args: infer One): infer Instance;
  new (...args: infer Other): unknown;
}
  ? new (...args: One | Other) => Pick<Instance, keyof Instance>
  : never;

/** An enum's members by their values: the SDK's own enum exists only in its bundle. */
type Members<Enum> = {
  readonly [Name in keyof Enum]: Enum[Name] extends string ? `${Enum[Name]}` : number;
};

type Enums =
  | 'CallAgentKind'
  | 'CallKind'
  | 'DevicePermissionAccess'
  | 'DiagnosticQuality'
  | 'IncomingCallKind'
  | 'RecordingState';

/**
 * Everything that `@azure/communication-calling` exports as a value. A member that the package has
 * and this module lacks, or has in another shape, does not compile.
 */
export type CallingModule = {
  readonly [Name in Exclude<keyof typeof Sdk, 'default'>]: Name extends Enums
    ? Members<(typeof Sdk)[Name]>
    : (typeof Sdk)[Name] extends abstract new (...args: never[]) => unknown
      ? Shown<(typeof Sdk)[Name]>
      : (typeof Sdk)[Name];
};
