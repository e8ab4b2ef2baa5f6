import type { AssignmentType, NumberType } from '@switchboard/acs-wire';
import { countryName } from './country.ts';
import type { Offering, Place } from './inventory.ts';
import { costOf } from './number.ts';

export interface PlaceFilter {
  readonly phoneNumberType?: NumberType | undefined;
  readonly locality?: string | undefined;
  /** Its code or its name. */
  readonly administrativeDivision?: string | undefined;
}

/** By name, each once. */
export function countriesOf(offerings: readonly Offering[], acceptLanguage: string | undefined) {
  const names = new Map(offerings.map((one) => [one.countryCode, one.countryName]));
  return [...names]
    .map(([countryCode, name]) => ({
      localizedName: countryName(countryCode, acceptLanguage) ?? name,
      countryCode,
    }))
    .toSorted((a, b) => a.localizedName.localeCompare(b.localizedName));
}

export interface OfferingFilter {
  readonly countryCode: string;
  readonly phoneNumberType?: NumberType | undefined;
  readonly assignmentType?: AssignmentType | undefined;
}

/** Each with one use. */
export function offeringsOf(offerings: readonly Offering[], filter: OfferingFilter) {
  const { countryCode, phoneNumberType, assignmentType } = filter;
  return offerings
    .filter(
      (one) =>
        one.countryCode === countryCode &&
        (phoneNumberType === undefined || one.numberType === phoneNumberType),
    )
    .flatMap(({ assignmentTypes, numberType, capabilities, monthly }) =>
      assignmentTypes
        .filter((type) => assignmentType === undefined || type === assignmentType)
        .map((type) => ({
          ...{ phoneNumberType: numberType, assignmentType: type },
          ...{ availableCapabilities: capabilities, cost: costOf(monthly) },
        })),
    );
}

export function areaCodesOf(places: readonly Place[], filter: PlaceFilter) {
  const codes = places.filter((place) => isWanted(place, filter)).map(({ areaCode }) => areaCode);
  return [...new Set(codes)].toSorted().map((areaCode) => ({ areaCode }));
}

export function localitiesOf(places: readonly Place[], filter: PlaceFilter) {
  const found = new Map(
    places
      .filter((place) => isWanted(place, filter))
      .flatMap(({ locality, division }) =>
        locality === undefined
          ? []
          : [[`${locality}\n${division?.code}`, { locality, division }] as const],
      ),
  );
  return [...found.values()]
    .toSorted((a, b) => a.locality.localeCompare(b.locality))
    .map(({ locality: localizedName, division }) => ({
      localizedName,
      ...(division && {
        administrativeDivision: { localizedName: division.name, abbreviatedName: division.code },
      }),
    }));
}

function isWanted(place: Place, filter: PlaceFilter): boolean {
  const { phoneNumberType, locality, administrativeDivision: division } = filter;
  if (phoneNumberType !== undefined && place.numberType !== phoneNumberType) return false;
  if (locality !== undefined && !isSame(place.locality, locality)) return false;
  return (
    division === undefined ||
    isSame(place.division?.code, division) ||
    isSame(place.division?.name, division)
  );
}

function isSame(there: string | undefined, wanted: string): boolean {
  return there?.toLowerCase() === wanted.toLowerCase();
}
