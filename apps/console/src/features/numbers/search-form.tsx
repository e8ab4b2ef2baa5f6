'use client';

import { Alert, Button, Fieldset, Group, NativeSelect, NumberInput, Select } from '@mantine/core';
import { access } from '@switchboard/page-client';
import { IconAlertTriangle, IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { CapabilityFields } from './capability-fields';
import { useMoney } from './use-money';
import { useNumberChange } from './use-number-change';
import { useNumberReason } from './use-number-reason';
import type { NumberType, OwnedNumber } from './use-numbers';
import { useAreaCodes, useLocalities, useOfferings } from './use-offers';
import type { Offering, Place } from './use-offers';
import type { NumberBrowse } from './use-reservation';

const MAX_QUANTITY = 20;

interface Choice {
  readonly countryCode: string;
  readonly type: NumberType | undefined;
  readonly place: Place | undefined;
  readonly areaCode: string | null;
  /** Undefined: all that it can do. */
  readonly capabilities: OwnedNumber['capabilities'] | undefined;
  readonly quantity: number;
}

const NOTHING: Choice = {
  ...{ countryCode: '', type: undefined, place: undefined, areaCode: null },
  ...{ capabilities: undefined, quantity: 1 },
};

interface FieldProps {
  readonly choice: Choice;
  readonly onChange: (part: Partial<Choice>) => void;
}

/** Which numbers one wants. Holding them for some minutes costs nothing. */
export function SearchForm({
  countries,
  onSearch,
  onBrowse,
}: {
  readonly countries: readonly { readonly code: string; readonly name: string }[];
  readonly onSearch: (id: string) => void;
  /** Wants to choose among those there are. */
  readonly onBrowse: (wanted: NumberBrowse) => void;
}): ReactElement {
  const t = useTranslations('numbers');
  const [choice, choose] = useState(NOTHING);
  const offerings = useOfferings(choice.countryCode);
  const offering = offerings.data?.find(({ type }) => type === choice.type);
  const search = useSearch(choice, offering, onSearch);
  const onChange = (part: Partial<Choice>): void => choose({ ...choice, ...part });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (offering) search.mutate();
      }}
    >
      <Fieldset legend={t('search')}>
        <Group align="flex-start" mb="md">
          <Select
            label={t('country')}
            placeholder={t('choose')}
            data={countries.map(({ code, name }) => ({ value: code, label: name }))}
            value={choice.countryCode || null}
            onChange={(countryCode) => choose({ ...NOTHING, countryCode: countryCode ?? '' })}
            searchable
            w={220}
          />
          <TypeField {...{ choice, onChange }} offerings={offerings.data ?? []} />
          <PlaceFields {...{ choice, onChange }} />
          <NumberInput
            label={t('quantity')}
            min={1}
            max={MAX_QUANTITY}
            allowDecimal={false}
            value={choice.quantity}
            onChange={(value) => onChange({ quantity: Number(value) || 1 })}
            w={110}
          />
        </Group>
        {offering && (
          <CapabilityFields
            chosen={choice.capabilities ?? offering.capabilities}
            most={offering.capabilities}
            onChange={(capabilities) => onChange({ capabilities })}
          />
        )}
        <Trouble error={search.error ?? offerings.error} />
        <Group mt="md">
          <Button
            type="submit"
            leftSection={<IconSearch size={18} aria-hidden />}
            loading={search.isPending}
            disabled={!offering}
          >
            {t('searchAction')}
          </Button>
          <Button
            variant="default"
            disabled={!offering}
            onClick={() => offering && onBrowse(browseOf(choice, offering))}
          >
            {t('browse')}
          </Button>
        </Group>
      </Fieldset>
    </form>
  );
}

const browseOf = ({ countryCode, areaCode }: Choice, { type }: Offering): NumberBrowse => ({
  ...{ countryCode, type },
  ...(areaCode !== null && { areaCode }),
});

function useSearch(
  { countryCode, type, areaCode, capabilities, quantity }: Choice,
  offering: Offering | undefined,
  onSearch: (id: string) => void,
) {
  return useNumberChange(
    () =>
      access.numbers.search.mutate({
        ...{ countryCode, type: type ?? 'geographic', quantity },
        capabilities: capabilities ?? offering?.capabilities ?? { calling: 'none', sms: 'none' },
        ...(areaCode && { areaCode }),
      }),
    { onDone: ({ id }) => onSearch(id) },
  );
}

/** What is offered, and what each costs. */
function TypeField({
  choice,
  offerings,
  onChange,
}: FieldProps & { readonly offerings: readonly Offering[] }): ReactElement {
  const t = useTranslations('numbers');
  const money = useMoney();
  return (
    <Select
      label={t('type')}
      placeholder={t('choose')}
      data={offerings.map(({ type, cost }) => ({
        value: type,
        label: t('typeWithPrice', { type: t(`types.${type}`), price: money(cost) }),
      }))}
      value={choice.type ?? null}
      onChange={(chosen) =>
        onChange({
          type: offerings.find(({ type }) => type === chosen)?.type,
          ...{ place: undefined, areaCode: null, capabilities: undefined },
        })
      }
      disabled={offerings.length === 0}
      w={260}
    />
  );
}

function PlaceFields({ choice, onChange }: FieldProps): ReactElement {
  const t = useTranslations('numbers');
  const { countryCode, type, place, areaCode } = choice;
  const places = useLocalities(countryCode, type).data ?? [];
  const areaCodes = useAreaCodes(countryCode, type, place).data ?? [];
  const nameOf = ({ locality, division }: Place): string =>
    division === null ? locality : `${locality}, ${division}`;
  return (
    <>
      {type === 'geographic' && (
        <Select
          label={t('locality')}
          placeholder={t('anywhere')}
          data={[...new Set(places.map(nameOf))]}
          value={place ? nameOf(place) : null}
          onChange={(name) =>
            onChange({ place: places.find((one) => nameOf(one) === name), areaCode: null })
          }
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('clearLocality') }}
          w={220}
        />
      )}
      {type !== undefined && (
        <NativeSelect
          label={t('areaCode')}
          value={areaCode ?? ''}
          data={[{ value: '', label: t('anyAreaCode') }, ...areaCodes]}
          onChange={({ currentTarget: { value } }) => onChange({ areaCode: value || null })}
        />
      )}
    </>
  );
}

function Trouble({ error }: { readonly error: unknown }): ReactElement | null {
  const t = useTranslations('numbers');
  const reason = useNumberReason();
  if (!error) return null;
  return (
    <Alert mt="md" color="red" role="alert" icon={<IconAlertTriangle />}>
      {t('searchFailed', { reason: reason(error) })}
    </Alert>
  );
}
